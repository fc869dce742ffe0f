import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { analyse, findTarget, systemOf } from '../packages/config/dist/index.js';
import { nodeHost } from '../packages/config/dist/node/index.js';
import { diagnose } from '../packages/validator/dist/index.js';

/** Empty files stand for plugins: so much of a library is looked at. */
const PLUGIN = new TextEncoder().encode(
  '\u007fELF\0mosquitto_plugin_version\0mosquitto_auth_plugin_version\0',
);

/** docs/findings.md: what is found in each realistic configuration, beside what a careful person says of it. */
export function findingsPage(folder) {
  const before = JSON.parse(readFileSync(join(folder, '../findings-before.json'), 'utf8'));
  const names = readdirSync(folder).filter((name) => existsSync(join(folder, name, 'expected.json')));
  const rows = names.map((name) => rowOf(name, join(folder, name), before[name]));
  const sum = (key) =>
    [0, 1, 2].map((at) => rows.reduce((all, row) => all + (row[key]?.[at] ?? 0), 0)).join(' / ');
  return `# What is found in the configurations of fixtures/

Each row is a configuration of \`fixtures/configs/\`, checked for the release that it is written for. The numbers are errors / warnings /
notes, before and after findings with the same cause were merged. The terminal only counts notes, unless \`--info\` is given. The last
column is a maintainer's answer, from \`expected.json\`, which was written before any tool read the file: the faults by line, or "right".
\`npm run generate\` writes this page; the numbers before are in \`fixtures/findings-before.json\`.

All of them: ${sum('before')} before, ${sum('now')} after.

| configuration | release | before | after | what is found | a maintainer answers |
| --- | --- | --- | --- | --- | --- |
${rows.map(({ cells }) => `| ${cells.join(' | ')} |`).join('\n')}
`;
}

function rowOf(name, folder, before) {
  const { target, right, faults, options } = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8'));
  const found = findingsIn(folder, target, options);
  const count = (severity) => found.filter((one) => one.severity === severity).length;
  const now = [count('error'), count('warning'), count('info')];
  const serious = found.filter(({ severity }) => severity !== 'info');
  const ids = [...new Set(serious.map(({ rule }) => rule))];
  const answer = right ? 'right' : faults.map(({ line, about }) => `${line}: ${about}`).join('; ');
  const cells = [
    name,
    target,
    before ? before.join(' / ') : 'new',
    now.join(' / '),
    ids.map((id) => `[${id}](rules/${id}.md)`).join(', '),
    answer.replaceAll('|', '\\|').replaceAll('<', '&lt;'),
  ];
  return { before, now, cells };
}

function findingsIn(folder, target, { root, maps = [], cwd = '.', checkFiles = false } = {}) {
  const inside = (path) => join(folder, path);
  const host = nodeHost({
    cwd: inside(cwd),
    ...(root === undefined ? {} : { root: inside(root) }),
    maps: maps.map((text) => ({
      from: text.slice(0, text.indexOf('=')),
      to: inside(text.slice(text.indexOf('=') + 1)),
    })),
    checkFiles,
    system: systemOf(readFileSync(inside('mosquitto.conf'))),
    interfaces: { lo: ['127.0.0.1', '::1'] },
  });
  const { files } = host;
  const withPlugins = {
    read(path) {
      const content = files.read(path);
      const standsFor = content instanceof Uint8Array && content.length === 0 && path.endsWith('.so');
      return standsFor ? PLUGIN : content;
    },
    unread: (path) => files.unread(path),
    list: (path) => files.list(path),
    status: (path) => files.status(path),
    isLink: (path) => files.isLink(path),
    writable: (path) => files.writable(path),
  };
  const analysis = analyse('mosquitto.conf', findTarget(target), {
    ...host,
    files: withPlugins,
    // Notes about the age of certificates must not change from day to day.
    now: new Date('2026-11-01'),
  });
  return diagnose(analysis, 'mosquitto.conf');
}
