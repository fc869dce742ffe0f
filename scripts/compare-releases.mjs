/**
 * Lists what a new release of Mosquitto changes for this project, from a git checkout of the broker, which may be bare:
 *
 *     npm run compare-releases -- CHECKOUT v2.1.2 v2.1.3
 *
 * Everything is found in the broker's sources by their text: it says where to look, not what to write.
 */
import { execFileSync } from 'node:child_process';
import { compareTexts, constantsOf, linesOf, messagesOf, optionsOf } from './compare-releases/facts.mjs';

/** What decides about reading a configuration, starting, and letting clients in. */
const SOURCES = ['src', 'lib', 'libcommon', 'common', 'include', 'plugins', 'config.mk', 'CMakeLists.txt'];

/** Files whose changes are facts of this project, and what they are about. */
const SUBJECTS = [
  [/conf(_includedir)?\.c$/, 'reading the configuration'],
  [/(mosquitto|signals|service)\.c$/, 'start-up'],
  [/(net|listeners|websockets|http_serv|http_api|proxy_v[12])\.c$|net_mosq/, 'listeners and TLS'],
  [/logging\.c$/, 'the log'],
  [/(bridge|bridge_topic)\.c$/, 'bridges'],
  [/(security_default|acl_file|password_file|psk_file|plugin|control)[^/]*\.c$|plugins\//, 'who may do what'],
  [/(persist|database)[^/]*\.c$/, 'persistence and queues'],
  [/(handle_|send_|read_handle|property_|packet_)/, 'packets'],
];

const [checkout, from, to] = process.argv.slice(2);
if (!checkout || !from || !to) {
  console.error(
    'usage: npm run compare-releases -- CHECKOUT FROM TO, for example ../mosquitto v2.1.2 v2.1.3',
  );
  process.exit(2);
}

function git(...args) {
  return execFileSync('git', ['-C', checkout, ...args], { encoding: 'utf8', maxBuffer: 1 << 28 });
}

function fail(message) {
  console.error(`compare-releases: ${message}`);
  process.exit(2);
}

function mustBeTag(tag) {
  try {
    execFileSync('git', ['-C', checkout, 'rev-parse', '--verify', '--quiet', `${tag}^{commit}`], {
      stdio: 'ignore',
    });
  } catch {
    fail(`"${checkout}" is no git checkout with the tag "${tag}": fetch it with \`git fetch --tags\``);
  }
}

/** The texts of a tag's sources by path. */
function sourcesOf(tag) {
  const paths = git('ls-tree', '-r', '--name-only', tag, '--', ...SOURCES)
    .split('\n')
    .filter((path) => /\.(c|h)$/.test(path));
  return new Map(paths.map((path) => [path, git('show', `${tag}:${path}`)]));
}

function changeLog(tag) {
  return git('show', `${tag}:ChangeLog.txt`);
}

function section(title, lines) {
  console.log(`\n## ${title}\n`);
  console.log(lines.length > 0 ? lines.join('\n') : 'nothing');
}

function signed({ added, removed }) {
  return [...removed.map((text) => `- ${text}`), ...added.map((text) => `+ ${text}`)];
}

mustBeTag(from);
mustBeTag(to);
const [before, after] = [sourcesOf(from), sourcesOf(to)];
const both = (read) => compareTexts(read(before), read(after));

console.log(`# From ${from} to ${to}`);
section('ChangeLog', linesOf(changeLog(from), changeLog(to)));
section('Options', signed(both(optionsOf)));
section('Constants: defaults and limits', signed(both(constantsOf)));
section('Messages', signed(both(messagesOf)));
const changed = git('diff', '--numstat', from, to, '--', ...SOURCES)
  .trim()
  .split('\n')
  .filter(Boolean)
  .map((line) => line.split('\t'));
for (const [pattern, subject] of SUBJECTS) {
  const files = changed.filter(([, , path]) => /\.c$/.test(path) && pattern.test(path));
  const lines = files.map(([plus, minus, path]) => `${path}: ${plus} lines added, ${minus} removed`);
  section(`Files about ${subject}`, lines);
}
console.log(`\nRead them with: git -C ${checkout} diff ${from} ${to} -- FILE`);
