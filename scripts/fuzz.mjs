// Random configurations, access files, certificates, settings and databases through every command of the built
// checkconfig: nothing but findings may come out. `npm run fuzz -- --seconds 60 --seed 1 --case 17`
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { directives } from '../packages/config/dist/index.js';
import { rules } from '../packages/validator/dist/index.js';

const { values } = parseArgs({
  options: { seconds: { type: 'string' }, seed: { type: 'string' }, case: { type: 'string' } },
});
const seconds = Number(values.seconds ?? process.env.FUZZ_SECONDS ?? 60);
const seed = Number(values.seed ?? process.env.FUZZ_SEED ?? Date.now() % 1_000_000_007);

const command = resolve('packages/checkconfig/dist/checkconfig.js');
const certs = resolve('fixtures/certs');
/** In every password, key and hash; no output may hold it. */
const SECRET = 'Sentinel';
/** Whatever takes longer is taken for endless. Other programs may keep the machine busy. */
const PATIENCE = 60_000;

/** A generator of numbers from 0 to 1 (mulberry32). */
function numbers(start) {
  let state = start >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** One case: files, and what is asked of them. */
class Case {
  constructor(number) {
    this.random = numbers(seed * 7919 + number);
  }

  upTo = (limit) => Math.floor(this.random() * limit);
  one = (list) => list[this.upTo(list.length)];
  maybe = (chance) => this.random() < chance;
  many = (most, make) => Array.from({ length: this.upTo(most) }, make);

  /** A word as values have them, and as they should not be. */
  word = () =>
    this.one([
      () => this.one(['true', 'false', '1', '0', 'yes', '', 'all', 'none', 'file log', 'websockets', 'mqtt']),
      () => String(this.upTo(70_000) - 100),
      () =>
        this.one([
          'acl',
          'passwd',
          'psk',
          'ca.crt',
          'server.crt',
          'server.key',
          'damaged.pem',
          'conf.d',
          '.',
          '/etc/shadow',
        ]),
      () =>
        this.one([
          'pipe',
          'loop',
          '/dev/zero',
          '/proc/self/environ',
          '../x',
          'mosquitto.db',
          `nowhere-${this.upTo(9)}`,
        ]),
      () =>
        this.one([
          '# both 2 a/ b/',
          'a/+/# out',
          '"" in 9',
          '%c/%u',
          '127.0.0.1',
          '::1',
          'host:1',
          '{{ port }}',
          '$SYS/#',
        ]),
      () =>
        String.fromCodePoint(
          ...this.many(12, () => this.one([this.upTo(128), this.upTo(0xd7ff), 0x1f600])),
        ).replaceAll('\n', ''),
      () => 'x'.repeat(this.one([10, 300, 1100, 70_000])),
    ])();

  /** A line of a configuration. */
  line = () =>
    this.one([
      () => `${this.one(directives).name} ${this.word()}`,
      () => `${this.one(directives).name} ${this.word()}`,
      () =>
        `${this.one(['listener', 'connection', 'address', 'topic', 'include_dir', 'plugin', 'acl_file', 'password_file'])} ${this.word()}`,
      () => `${this.word()} ${this.word()}`,
      () => `#${this.word()}`,
      () => this.secretLine(),
    ])();

  secret = () => `${SECRET}${this.upTo(100)}`;

  /** A line with a secret, spelled well or badly. */
  secretLine = () => {
    const name = this.one([
      'remote_password',
      'local_password',
      'password',
      'bridge_psk',
      'plugin_opt_password',
      'remote_pasword',
    ]);
    const [before, between, after] = [
      this.one(['', '', ' ', '\t', '# ', '  # ']),
      this.one([' ', ' ', '  ', '\t', '=', ' "']),
      this.one(['', '', ' ', '\t', '"', ' # note', '\u0001', '\r']),
    ];
    return before + name + between + this.secret() + after;
  };

  passwords = () =>
    this.lines(() =>
      this.one([
        () => `user${this.upTo(3)}:$7$101$${this.secret()}$${this.secret()}==`,
        () => `user${this.upTo(3)}:${this.secret()}`,
        () => `:${this.secret()}`,
        () => this.secret(),
        () => `a:$${this.upTo(9)}$${this.secret()}:${this.secret()}\0${this.secret()}`,
        () => `long:${this.secret().repeat(this.upTo(2000))}`,
        // A name is shown, also where the line is commented out; of a comment without a colon nothing is.
        () => `#user${this.upTo(3)}:${this.secret()}`,
        () => `# ${this.secret()}`,
      ])(),
    );

  acl = () =>
    this.lines(() =>
      this.one([
        () =>
          `${this.one(['topic', 'pattern', 'user', 'tpoic'])} ${this.one(['read', 'write', 'deny', ''])} a/${this.upTo(9)}/#`,
        () => `${this.one(['topic', 'user'])} ${this.word()}`,
        () => `root:$6$${this.secret()}:1:2`,
        () => `${this.secret()} ${this.secret()}`,
      ])(),
    );

  lines = (make) => {
    const text = this.many(14, make).join(this.one(['\n', '\n', '\r\n']));
    return text + this.one(['\n', '\n', '']);
  };

  settings = () =>
    this.one([
      () => `target: ${this.one(['2.0', '1.6.15', '9', '*x', '&x [*x]', 'latest'])}\n`,
      () => `rules:\n  ${this.one(rules).id}: ${this.one(['off', 'error', 'info', 'loud', '[]'])}\n`,
      () => `map:\n  /etc/mosquitto: ${this.one(['.', 'conf.d', '/', '5'])}\n`,
      () =>
        this.one([
          '<<: *x\n',
          '['.repeat(9000),
          '{',
          '',
          'a: &a [1]\n<<: *a\n',
          '%YAML 9\n---\n',
          '- 1\n',
          'null\n',
        ]),
      () => `overrides:\n  - files: ["${this.one(['*', '**/*', '+(a|aa)*', '['])}"]\n    target: "2.0"\n`,
      () => this.word(),
    ])();

  /** Bytes with some of them changed. */
  damaged = (bytes) => {
    const changed = Buffer.from(bytes);
    for (let count = this.upTo(6); count >= 0 && changed.length > 0; count--)
      changed[this.upTo(changed.length)] = this.upTo(256);
    return this.maybe(0.1) ? changed.subarray(0, this.upTo(changed.length)) : changed;
  };

  damagedCertificate = () => {
    const text = readFileSync(
      join(certs, this.one(['server.crt', 'ca.crt', 'crl.pem', 'server.key'])),
      'utf8',
    );
    const [, label, body] = /-----BEGIN ([^-]+)-----([^-]+)-----END/.exec(text);
    return `-----BEGIN ${label}-----\n${this.damaged(Buffer.from(body, 'base64')).toString('base64')}\n-----END ${label}-----\n`;
  };

  /** Lays the files out. */
  layOut = (folder) => {
    const write = (name, content) => writeFileSync(join(folder, name), content);
    mkdirSync(join(folder, 'conf.d'));
    for (const name of ['ca.crt', 'server.crt', 'server.key']) cpSync(join(certs, name), join(folder, name));
    for (const name of ['mosquitto.conf', 'other.conf', ...(this.maybe(0.4) ? ['conf.d/a.conf'] : [])])
      write(name, this.lines(this.line));
    write('passwd', this.passwords());
    write('psk', this.passwords());
    write('acl', this.acl());
    write('damaged.pem', this.damagedCertificate());
    write(
      'mosquitto.db',
      this.damaged(
        Buffer.concat([
          Buffer.from([0, 0xb5, 0, 0x6d]),
          Buffer.from('osquitto db'),
          Buffer.alloc(this.upTo(200)),
        ]),
      ),
    );
    if (this.maybe(0.3)) write('checkconfig.yaml', this.settings());
    if (this.maybe(0.2)) symlinkSync('loop', join(folder, 'loop'));
    if (this.maybe(0.1)) spawnSync('mkfifo', [join(folder, 'pipe')]);
    if (this.maybe(0.05)) symlinkSync('/dev/zero', join(folder, 'conf.d/zero.conf'));
  };

  /** What the command is asked, and whether its output may hold secrets: it prints a file as it is. */
  ask = () => {
    const target = this.maybe(0.7)
      ? ['--target', this.one(['1.4.0', '1.4.15', '1.5.4', '1.6.15', '2.0.11', '2.0.22', '2.1.2'])]
      : [];
    const here = this.maybe(0.3) ? ['--check-files'] : [];
    const format = (...names) => ['--format', this.one(names)];
    const main = this.one(['mosquitto.conf', 'mosquitto.conf', 'other.conf', 'conf.d']);
    return this.one([
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
          this.one(['--fix', '--fix-unsafe', '--statistics', '--quiet']),
        ],
      ],
      () => [['lint', 'mosquitto.conf', ...target, ...here, '--fix-unsafe', '--fix-dry-run']],
      () => [
        [
          'lint',
          this.one([
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
          this.one(['1.4.15', '1.6', '2.0']),
          ...format('pretty', 'json', 'diff'),
          ...(this.maybe(0.3) ? ['--write'] : []),
        ],
      ],
      () => [['format', main, ...target, ...(this.maybe(0.3) ? ['--organize'] : [])], true],
      () => [['format', '--write', 'mosquitto.conf', 'other.conf', ...target]],
      () => [
        ['explain', this.one([this.one(directives).name, this.one(rules).id, this.word() || '-'])],
        true,
      ],
      () => [['-f', main]],
      () => [['run', main, '--test-config', ...target]],
      () => [['completion', this.one(['bash', 'zsh', 'fish', this.word() || '-'])], true],
    ])();
  };
}

/** What is wrong with what came out; undefined if nothing. */
function fault({ status, signal, stdout, stderr, error }, mayShow) {
  const output = stdout + stderr;
  if (error?.code === 'ETIMEDOUT' || signal) return `ended by ${signal ?? error.code}`;
  if (![0, 1, 2, 3].includes(status)) return `exit code ${status}`;
  if (/internal error|this is a defect/.test(stderr)) return 'a defect';
  if (/^\s+at .*[:(]\d+:\d+\)?$/m.test(stderr)) return 'a stack trace';
  if (!mayShow && output.includes(SECRET)) return 'a secret';
  return undefined;
}

const failures = [];
const until = Date.now() + seconds * 1000;
const only = values.case === undefined ? undefined : Number(values.case);
console.log(`seed ${seed}`);
let count = 0;
for (let number = only ?? 0; only === undefined ? Date.now() < until : number === only; number++) {
  const one = new Case(number);
  const folder = mkdtempSync(join(tmpdir(), 'checkconfig-fuzz-'));
  one.layOut(folder);
  const asked = [one.ask(), one.ask(), one.ask()];
  for (const [args, mayShow = false] of asked) {
    const result = spawnSync(process.execPath, [command, ...args.map((word) => word.replaceAll('\0', ''))], {
      cwd: folder,
      encoding: 'utf8',
      input: '',
      timeout: PATIENCE,
      killSignal: 'SIGKILL',
      maxBuffer: 256 * 1024 * 1024,
    });
    count++;
    const found = fault(result, mayShow);
    const left = readdirSync(folder).filter((name) => name.startsWith('.checkconfig-'));
    if (!found && left.length === 0) continue;
    failures.push(number);
    console.log(
      `case ${number}: ${found ?? `left ${left}`}: checkconfig ${JSON.stringify(args).slice(0, 300)}`,
    );
    const lines = `${result.stderr}\n${result.stdout}`.split('\n');
    const telling = lines.filter((line) => line.includes(SECRET) || /internal error|^ +at /.test(line));
    console.log(
      telling
        .slice(0, 5)
        .map((line) => `  ${line.slice(0, 200)}`)
        .join('\n'),
    );
    break;
  }
  rmSync(folder, { recursive: true });
}
console.log(`${count} runs, ${failures.length} failures`);
if (failures.length > 0) console.log(`again: npm run fuzz -- --seed ${seed} --case ${failures[0]}`);
process.exit(failures.length > 0 ? 1 : 0);
