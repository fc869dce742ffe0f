import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkconfig, place } from './support.js';

/** Parts of secrets: no output may contain one. */
const PART = /Zq[0-9a-f]{6}/g;
const part = fc
  .integer({ min: 0, max: 0xffffff })
  .map((number) => `Zq${number.toString(16).padStart(6, '0')}`);
const oddity = fc.constantFrom('\t', '\u0001', ...' "\':$=#/@\\;%{}`,*&|<>!?~^()[]é€😀', '');

/** A secret with anything in it, as a password generator or a person makes one. */
const secret = fc
  .tuple(oddity, part, oddity, part, oddity)
  .map((parts) => parts.join('').trim())
  .map((text) => (text.startsWith('#') ? text.slice(1) : text));
/** One within an address or a connection string, which a blank ends. */
const word = secret.map((text) => text.replaceAll(/[\s"'`;,&<>]/g, ''));

const directive = fc.constantFrom(
  'remote_password',
  'password',
  'bridge_psk',
  'plugin_opt_password',
  'plugin_opt_auth_token',
  'plugin_opt_jwt_secret',
  'plugin_opt_db_password',
  'auth_opt_pg_password',
  'plugin_opt_api_key',
  'tls_engine_kpass_sha1',
  'bridge_tls_engine_kpass_sha1',
);
const misspelled = fc.constantFrom(
  'remote_pasword',
  'remote_passwrd',
  'remote-password',
  'bridge_pks',
  'Remote_Password',
  'pasword',
);
const before = fc.constantFrom('', ' ', '# ', '#');
const between = fc.constantFrom(' ', ' ', ' ', '\t', '=', ': ', ' = ');
const secretLine = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(before, directive, between, secret).map((parts) => parts.join('')) },
  fc.tuple(misspelled, between, secret).map((parts) => parts.join('')),
  fc
    .tuple(word, word)
    .map(([a, b]) => `plugin_opt_uri postgres://${a}:${b}@db.example/mqtt`.replace(`//${a}`, '//ana')),
  word.map((own) => `plugin_opt_redis redis://:${own}@localhost:6379`),
  word.map((own) => `plugin_opt_dsn host=db password=${own} user=ana`),
  word.map((own) => `plugin_opt_http_headers Authorization: Bearer ${own}`),
  word.map((own) => `plugin_opt_mysql ana:${own}@tcp(127.0.0.1:3306)/db`),
  word.map((own) => `address mqtt://ana:${own}@broker.example:1883`),
);
const bridge = secretLine.map(
  (line) => `connection one\naddress 192.0.2.1:8883\ntopic # both 0\nremote_username ana\n${line}`,
);

const passwordLine = fc.oneof(
  fc.tuple(part, part).map(([salt, hash]) => `ana:$7$101$${salt}$${hash}==`),
  secret.map((own) => `ben:${own}`),
  secret.map((own) => `:${own}`),
  secret.map((own) => ` cleo: ${own}`),
  secret.map((own) => `# dora:${own}`),
  secret.map((own) => `eve ${own}`.replaceAll(':', '')),
  fc.tuple(part, part).map(([salt, hash]) => `ana:$6$${salt}$${hash}`),
);
const passwords = fc
  .array(passwordLine, { minLength: 1, maxLength: 6 })
  .map((lines) => `${lines.join('\n')}\n`);
const keys = fc
  .array(
    fc.oneof(
      secret.map((own) => `ana:${own}`),
      secret.map((own) => `ben ${own}`.replaceAll(':', '')),
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((lines) => `${lines.join('\n')}\n`);
const dynamicSecurity = fc
  .tuple(
    secret,
    secret,
    secret,
    fc.constantFrom(
      (text: string) => text,
      (text: string) => text.replace('}', ''),
      (text: string) => text.replace('": "', ' "'),
    ),
  )
  .map(([password, salt, other, damage]) =>
    damage(
      JSON.stringify(
        {
          clients: [
            { username: 'ana', password, salt, iterations: 101, roles: [{ rolename: 'admin' }] },
            { username: 'ben', pasword: other, encoded_password: `$7$1$${salt}$${other}` },
          ],
          roles: [],
        },
        undefined,
        1,
      ),
    ),
  );

const files = fc.record({
  'mosquitto.conf': fc
    .tuple(
      fc.array(secretLine, { maxLength: 4 }),
      bridge,
      fc.boolean(),
      fc.constantFrom('passwd', 'psk', 'acl', '.env'),
    )
    .map(
      ([lines, last, isSound, acl]) =>
        `listener 1883 127.0.0.1\npassword_file passwd\nacl_file ${acl}\npsk_file psk\nplugin /usr/lib/p.so\n` +
        `${isSound ? '' : `${lines.join('\n')}\n`}${last}\n`,
    ),
  passwd: passwords,
  psk: keys,
  acl: fc.oneof(
    fc.constant('user ana\ntopic read #\n'),
    passwords,
    secret.map((own) => `user ana\n${own}\ntopic read a\n`),
  ),
  '.env': secret.map((own) => `MQTT_PASSWORD=${own}\nTAG=2.0.18\n`),
  'dynamic-security.json': dynamicSecurity,
  'dynsec.conf': fc.constant(
    'listener 1883 127.0.0.1\nplugin /usr/lib/mosquitto_dynamic_security.so\nplugin_opt_config_file dynamic-security.json\n',
  ),
  'compose.yaml': fc.tuple(secret, secret, fc.boolean()).map(
    ([one, two, isBroken]) => `services:
  broker:
    image: eclipse-mosquitto:2.0.18
    command: mosquitto -c /mosquitto/config/mosquitto.conf
    env_file: .env
    environment:
      MQTT_PASSWORD: ${JSON.stringify(one)}
      ${isBroken ? `BROKEN ${two.replaceAll(':', '')}` : `OTHER_TOKEN: ${JSON.stringify(two)}`}
    volumes: ["./:/mosquitto/config"]
`,
  ),
  'home.mosquitto-test.yaml': fc.tuple(secret, secret, fc.boolean()).map(
    ([one, two, isBroken]) => `configuration: mosquitto.conf
passwords:
  passwd: { ana: ${JSON.stringify(one)} }
clients:
  ana: { listener: 1883, username: ana, password: ${JSON.stringify(two)}${isBroken ? ', pasword: "x"' : ''} }
cases:
  - name: connects
    then: { connect: { ana: accepted } }
`,
  ),
});

const formats = {
  lint: ['pretty', 'compact', 'json', 'sarif', 'github', 'gitlab', 'junit', 'checkstyle', 'rdjson'],
  upgrade: ['pretty', 'json', 'diff'],
  three: ['table', 'json', 'markdown'],
  two: ['text', 'json'],
};
const each = (words: readonly string[], names: readonly string[]) =>
  names.map((name) => [...words, '--format', name]);
/** Every command whose output is about files, and not the files themselves. */
const commands: readonly (readonly string[])[] = [
  ...each(['lint', 'mosquitto.conf', '--info'], formats.lint),
  ['lint', 'mosquitto.conf', '--target', '1.6.15'],
  ['lint', 'mosquitto.conf', 'dynsec.conf', '--check-files'],
  ['lint', 'mosquitto.conf', '--fix-unsafe', '--fix-dry-run'],
  ['lint', 'mosquitto.conf', '--statistics'],
  ['lint', '.'],
  ['lint', 'passwd'],
  ['lint', 'psk'],
  ['lint', 'dynamic-security.json'],
  ['lint', '.env'],
  ['lint', 'compose.yaml'],
  ...each(['active', 'mosquitto.conf'], formats.two),
  ['active', 'passwd'],
  ['-f', 'mosquitto.conf'],
  ...each(['effective', 'mosquitto.conf'], formats.three),
  ['effective', 'dynsec.conf'],
  ...each(['diff', 'mosquitto.conf', 'other/mosquitto.conf'], formats.three),
  ['diff', 'dynsec.conf', 'other/dynsec.conf'],
  ...each(['upgrade', 'mosquitto.conf', '--from', '1.6.15', '--to', '2.1'], formats.upgrade),
  ['access', 'mosquitto.conf', '--user', 'ana', '--publish', 'a'],
  ['access', 'dynsec.conf', '--user', 'ana', '--receive', 'a'],
  ['acl', 'users', 'mosquitto.conf'],
  ['acl', 'unused', 'mosquitto.conf'],
  ['diagram', 'mosquitto.conf'],
  ['diagram', 'dynsec.conf'],
  ['passwd', 'list', 'passwd'],
  ['run', 'mosquitto.conf', '--test-config'],
  ['run', 'mosquitto.conf', '--ephemeral', '--strict', '-v'],
  ['test'],
  ['explain', 'remote_password'],
  ['format', '--check', 'mosquitto.conf'],
];

function shownParts(text: string): string[] {
  return [...new Set(text.match(PART) ?? [])];
}

describe('whatever the secrets look like, and whatever is wrong with their lines, nothing shows them', () => {
  const runs = Number(process.env.RUNS ?? 3);
  test(`in ${runs} folders`, { timeout: 600_000 }, () => {
    fc.assert(
      fc.property(files, files, (own, other) => {
        const cwd = place({
          ...own,
          'other/mosquitto.conf': other['mosquitto.conf'],
          'other/dynsec.conf': other['dynsec.conf'],
          'other/dynamic-security.json': other['dynamic-security.json'],
          'other/passwd': other.passwd,
        });
        const shown = commands.flatMap((words) => {
          const { stdout, stderr } = checkconfig(cwd, words);
          const found = shownParts(stdout + stderr);
          if (/internal error|defect|\n\s+at /.test(stderr)) found.push('a defect');
          const lines = (stdout + stderr)
            .split('\n')
            .filter((line) => found.some((one) => line.includes(one)));
          return found.length === 0 ? [] : [[words.join(' '), ...lines.slice(0, 2)]];
        });
        expect(shown).toEqual([]);
      }),
      { numRuns: runs, endOnFailure: true },
    );
  });
});
