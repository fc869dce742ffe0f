import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkconfig, place } from './support.js';

/** No output may hold this, whole or in part. */
const SECRET = 'Sentinel';
const HASH = `$7$101$${SECRET}HashHashHash$${SECRET}HashHashHashHash==`;

/** Lines with a secret that nothing is wrong with, and with which everything can be wrong. */
const secretLines = [
  `remote_password ${SECRET}1`,
  `remote_password "${SECRET}2" # ${SECRET}3`,
  `remote_password ${SECRET}4\t`,
  `remote_password ${SECRET}\u00014b`,
  `  # remote_password ${SECRET}5`,
  `remote_password\t${SECRET}6`,
  `remote_pasword ${SECRET}7`,
  `remote_password=${SECRET}8`,
  `local_password ${SECRET}9 and ${SECRET}10`,
  `password ${SECRET}11`,
  `bridge_psk ${SECRET}12`,
  `psk ${SECRET}13`,
  `tls_engine_kpass_sha1 ${SECRET}14`,
  `keyfile_password ${SECRET}15`,
  `REMOTE_PASSWORD ${SECRET}16`,
];

const files = {
  'mosquitto.conf': [
    'listener 8883',
    'password_file passwd',
    'psk_file psk',
    'acl_file acl',
    'plugin /usr/lib/nothing.so',
    `plugin_opt_password ${SECRET}a`,
    `auth_opt_db_pass ${SECRET}b`,
    `plugin_opt_redis_uri redis://user:${SECRET}c@host/1`,
    `plugin_opt_amqp amqp://user:a/${SECRET}c1@${SECRET}c2@host/1`,
    `plugin_opt_mysql user:${SECRET}c3@tcp(127.0.0.1:3306)/db`,
    `plugin_opt_connection host=db password=${SECRET}c4 user=me secret=${SECRET}c5`,
    `plugin_opt_headers Authorization: Bearer ${SECRET}c6`,
    `plugin_opt_secret_key ${SECRET}c7`,
    'plugin_opt_api_key',
    `plugin_opt_jwt_secret "${SECRET}d" `,
    ...secretLines,
    'connection one',
    'address 10.0.0.1:8883',
    'topic # both',
    'remote_username me',
    ...secretLines,
    `remote_password ${SECRET}17`,
    `address mqtt://me:${SECRET}18@host`,
    `address mqtt://me:${SECRET}19@${SECRET}20@host:99999`,
    `address me:${SECRET}21@host:1883`,
    `# password: ${SECRET}22\rlog_type all`,
    '',
  ].join('\n'),
  passwd: [
    `a:${HASH}`,
    `a:${HASH}`,
    `b:${SECRET}plain`,
    `c`,
    `${SECRET}alone`,
    `:${SECRET}nobody`,
    `d:$5$${SECRET}`,
    `e:$6$${SECRET}$x`,
    `f:$7$1$${SECRET}`,
    `g:${SECRET.repeat(500)}`,
    `h:${SECRET}\0${SECRET}`,
    ` i: ${SECRET} `,
    '',
  ].join('\n'),
  psk: [
    `a:${SECRET}`,
    `a:abcg${SECRET}`,
    `${SECRET}`,
    `:${SECRET}`,
    `b:0x${SECRET}`,
    `c: ${SECRET}`,
    '',
  ].join('\n'),
  acl: [
    `root:$6$${SECRET}:1:2:3`,
    `PATH=${SECRET}`,
    `${SECRET}`,
    `-----BEGIN ${SECRET}-----`,
    `  ${SECRET} x`,
    'topic read a',
    '',
  ].join('\n'),
};

/** What each command is asked for its every format. */
const commands: Readonly<Record<string, readonly [args: readonly string[], formats: readonly string[]]>> = {
  lint: [['lint'], ['pretty', 'compact', 'json', 'sarif', 'github', 'gitlab', 'junit', 'checkstyle']],
  'lint --fix-dry-run': [['lint', '--fix-unsafe', '--fix-dry-run'], ['pretty']],
  'lint --statistics': [['lint', '--statistics'], ['pretty']],
  active: [['active'], ['text', 'json']],
  effective: [['effective'], ['table', 'json', 'markdown']],
  'effective of two': [
    ['effective', '--target', '1.6', '--target', '2.1'],
    ['table', 'json', 'markdown'],
  ],
  upgrade: [
    ['upgrade', '--from', '1.6.15', '--to', '2.1'],
    ['pretty', 'json', 'diff'],
  ],
  diff: [
    ['diff', 'other/mosquitto.conf'],
    ['table', 'json', 'markdown'],
  ],
};
const cases = Object.entries(commands).flatMap(([name, [args, formats]]) =>
  formats.flatMap((format) => ['1.4.0', '2.1.2'].map((target) => [name, format, target, args] as const)),
);

/** Without lines that the release refuses, further commands have something to show. */
const sound = {
  ...files,
  'mosquitto.conf': [
    'listener 1883 127.0.0.1',
    'password_file passwd',
    'acl_file acl',
    'connection one',
    'address 10.0.0.1:8883',
    'topic # both 0',
    'remote_username me',
    `remote_password ${SECRET}1`,
    'try_private false',
    '',
  ].join('\n'),
  passwd: `a:${HASH}\n`,
  acl: 'user a\ntopic read #\n',
};

describe.each([
  ['refused', files],
  ['sound', sound],
])('of a %s configuration nothing secret is shown', (_, own) => {
  const cwd = place({
    ...own,
    'other/mosquitto.conf': sound['mosquitto.conf'].replace(`${SECRET}1`, `${SECRET}other`),
  });
  test.each(cases)('%s --format %s --target %s', (name, format, target, args) => {
    const flags = name.startsWith('upgrade') || args.includes('--target') ? [] : ['--target', target];
    const noFormat = name === 'lint --statistics' ? [] : ['--format', format];
    const { stdout, stderr, status } = checkconfig(cwd, [...args, 'mosquitto.conf', ...flags, ...noFormat]);
    expect(stderr).not.toMatch(/internal error|defect/);
    expect([0, 1, 2]).toContain(status);
    expect(stdout + stderr).not.toContain(SECRET);
  });

  test('checkconfig -f', () => {
    expect(checkconfig(cwd, ['-f', 'mosquitto.conf']).stdout).not.toContain(SECRET);
  });

  test('files of access alone', () => {
    for (const [file, text] of Object.entries(own)) {
      // A single word may be anything.
      const lines = String(text)
        .split('\n')
        .filter((line) => !/^[\w\s-]*$/.test(line));
      writeFileSync(join(cwd, file), lines.join('\n'));
      for (const args of [['lint'], ['active'], ['effective']])
        expect(checkconfig(cwd, [...args, file]).stdout).not.toContain(SECRET);
    }
  });
});

test('what is not secret is still shown', () => {
  const cwd = place({
    'mosquitto.conf': 'listener 1883\nallow_anonymous true\nacl_file acl\npasword_file x\n',
    acl: 'tpoic read a\nTopic read b\n',
  });
  const { stdout } = checkconfig(cwd, ['lint', 'mosquitto.conf']);
  for (const line of ['pasword_file x', 'tpoic read a', 'Topic read b']) expect(stdout).toContain(line);
});
