import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { directives } from '../../packages/config/dist/index.js';
import { rules } from '../../packages/validator/dist/index.js';
import { PATIENCE, SECRET } from './random.mjs';

const command = resolve('packages/checkconfig/dist/checkconfig.js');

/** Three commands over random files. @returns what is wrong; undefined if nothing */
export async function playCommands(files, folder) {
  files.layOut(folder);
  for (const [args, mayShow = false] of [ask(files), ask(files), ask(files)]) {
    const words = args.map((word) => word.replaceAll('\0', ''));
    const result = spawnSync(process.execPath, [command, ...words], {
      cwd: folder,
      encoding: 'utf8',
      input: '',
      timeout: PATIENCE,
      killSignal: 'SIGKILL',
      maxBuffer: 256 * 1024 * 1024,
    });
    const left = readdirSync(folder).filter((name) => name.startsWith('.checkconfig-'));
    const found = faultOf(result, mayShow) ?? (left.length > 0 ? `left ${left}` : undefined);
    if (found === undefined) continue;
    const lines = `${result.stderr}\n${result.stdout}`.split('\n');
    const telling = lines.filter((line) => line.includes(SECRET) || /internal error|^ +at /.test(line));
    return [`${found}: checkconfig ${JSON.stringify(args)}`, ...telling.slice(0, 5)]
      .map((line) => line.slice(0, 300))
      .join('\n  ');
  }
  return undefined;
}

/** What the command is asked, and whether its output may hold secrets: it prints a file as it is. */
function ask(files) {
  const target = files.maybe(0.7)
    ? ['--target', files.one(['1.4.0', '1.4.15', '1.5.4', '1.6.15', '2.0.11', '2.0.22', '2.1.2'])]
    : [];
  const here = files.maybe(0.3) ? ['--check-files'] : [];
  const format = (...names) => ['--format', files.one(names)];
  const main = files.one(['mosquitto.conf', 'mosquitto.conf', 'other.conf', 'conf.d']);
  return files.one([
    () => [
      [
        'lint',
        '.',
        'other.conf',
        ...target,
        ...here,
        ...format('pretty', 'compact', 'json', 'sarif', 'github', 'gitlab', 'junit', 'checkstyle'),
      ],
    ],
    () => [
      [
        'lint',
        'mosquitto.conf',
        ...target,
        ...here,
        files.one(['--fix', '--fix-unsafe', '--statistics', '--quiet']),
      ],
    ],
    () => [['lint', 'mosquitto.conf', ...target, ...here, '--fix-unsafe', '--fix-dry-run']],
    () => [
      [
        'lint',
        files.one([
          'acl',
          'passwd',
          'psk',
          'damaged.pem',
          'mosquitto.db',
          'checkconfig.yaml',
          'pipe',
          'loop',
        ]),
        ...target,
      ],
      true,
    ],
    () => [['active', main, ...target, ...format('text', 'json')]],
    () => [['effective', main, ...target, ...here, ...format('table', 'json', 'markdown')]],
    () => [['effective', main, ...target, ...format('conf')], true],
    () => [['diff', 'mosquitto.conf', 'other.conf', ...target, ...format('table', 'json', 'markdown')]],
    () => [
      [
        'upgrade',
        main,
        '--from',
        files.one(['1.4.15', '1.6', '2.0']),
        ...format('pretty', 'json', 'diff'),
        ...(files.maybe(0.3) ? ['--write'] : []),
      ],
    ],
    () => [['format', main, ...target, ...(files.maybe(0.3) ? ['--organize'] : [])], true],
    () => [['format', '--write', 'mosquitto.conf', 'other.conf', ...target]],
    () => [
      ['explain', files.one([files.one(directives).name, files.one(rules).id, files.word() || '-'])],
      true,
    ],
    () => [['-f', main]],
    () => [['run', main, '--test-config', ...target]],
    () => [['completion', files.one(['bash', 'zsh', 'fish', files.word() || '-'])], true],
  ])();
}

/** What is wrong with what came out; undefined if nothing. */
function faultOf({ status, signal, stdout, stderr, error }, mayShow) {
  const output = stdout + stderr;
  if (error?.code === 'ETIMEDOUT' || signal) return `ended by ${signal ?? error.code}`;
  if (![0, 1, 2, 3].includes(status)) return `exit code ${status}`;
  if (/internal error|this is a defect/.test(stderr)) return 'a defect';
  if (/^\s+at .*[:(]\d+:\d+\)?$/m.test(stderr)) return 'a stack trace';
  if (!mayShow && output.includes(SECRET)) return 'a secret';
  return undefined;
}
