import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { directives } from '../../packages/config/dist/index.js';
import { rules } from '../../packages/validator/dist/index.js';
import { Random, SECRET } from './random.mjs';

const certs = resolve('fixtures/certs');

/** Random files, as they should be and as they should not be. */
export class Files extends Random {
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

  /** A secret, also one with marks that mean something to a reader; a colon would make it a name and its secret. */
  secret = () => {
    const own = `${SECRET}${this.upTo(100)}`;
    const mark = () => this.one([...'"$=#/@;%{`,*é€😀\\', "'", '']);
    return this.maybe(0.5) ? own : `${mark()}${own}${mark()}${SECRET}${this.upTo(9)}${mark()}`;
  };

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

  damagedCertificate = () => {
    const text = readFileSync(
      join(certs, this.one(['server.crt', 'ca.crt', 'crl.pem', 'server.key'])),
      'utf8',
    );
    const [, label, body] = /-----BEGIN ([^-]+)-----([^-]+)-----END/.exec(text);
    return `-----BEGIN ${label}-----\n${this.damaged(Buffer.from(body, 'base64')).toString('base64')}\n-----END ${label}-----\n`;
  };

  /** Writes the files that people edit. */
  rewrite = (folder) => {
    const write = (name, content) => writeFileSync(join(folder, name), content);
    for (const name of ['mosquitto.conf', 'other.conf', ...(this.maybe(0.4) ? ['conf.d/a.conf'] : [])])
      write(name, this.lines(this.line));
    write('passwd', this.passwords());
    write('psk', this.passwords());
    write('acl', this.acl());
  };

  /** Lays the files out. */
  layOut = (folder) => {
    const write = (name, content) => writeFileSync(join(folder, name), content);
    mkdirSync(join(folder, 'conf.d'));
    for (const name of ['ca.crt', 'server.crt', 'server.key']) cpSync(join(certs, name), join(folder, name));
    this.rewrite(folder);
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
}
