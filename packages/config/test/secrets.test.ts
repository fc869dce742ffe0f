import { describe, expect, test } from 'vitest';
import { hasSecretWithin, isSecretName, MASK, maskLine, secretsOf, withoutSecrets } from '../src/secrets.js';

describe('a line of a configuration that is one word', () => {
  test.each([
    ['the first line of an OpenSSH key', 'b3BlbnNzaC1rZXktdjEAAAAABG5v'],
    ['the last line of a key', 'QyNTUxOQAAACB0c3RpbmcxMg=='],
    ['a hash or a pre-shared key', '9f86d081884c7d659a2feaa0c55ad015'],
    ['a short last line of a key', 'Mg6aQw=='],
    ['hexadecimal digits in upper case', '9F86D081884C7D65'],
  ])('is masked where it looks like %s', (_, line) => {
    expect(maskLine(line, 'configuration')).toBe(MASK);
    expect(secretsOf(line, 'configuration')[0]).toBe(line);
  });

  test.each([
    'allow_anonymus',
    'Listener1883',
    '__MQTT_PORT_1883__',
    '$MQTT_LISTENER_1883',
    'max_inflight_messages',
    'persist=',
    'deadbeefdeadbeef',
    '1883',
  ])('is shown where a person may have written it: %s', (line) => {
    expect(maskLine(line, 'configuration')).toBe(line);
  });
});

const SECRET = 'Sentinel';

describe('a secret within a value is not shown, nor in the message about the line', () => {
  test.each([
    `plugin_opt_uri redis://user:${SECRET}@host/1`,
    `plugin_opt_uri redis://user:${SECRET}/x@host/1`,
    `plugin_opt_uri amqp://user:a@${SECRET}@host`,
    `plugin_opt_uri redis://:${SECRET}@host`,
    `plugin_opt_dsn2 user:${SECRET}@tcp(127.0.0.1:3306)/db`,
    `address user:${SECRET}@host:1883`,
    `plugin_opt_conn host=db password=${SECRET} dbname=mqtt token = "${SECRET} b" x`,
    `plugin_opt_conn host=db;pwd=${SECRET};dbname=mqtt`,
    `plugin_opt_headers Authorization: Bearer ${SECRET}`,
    `plugin_opt_headers Authorization: Basic ${SECRET}==`,
    `plugin_opt_json {"user":"a","password":"${SECRET}"}`,
    `# user: admin, password: ${SECRET}`,
    `# mosquitto_pub -u a:${SECRET}@host`,
    `plugin_opt_url http://host/?api_key=${SECRET}&user=a`,
    `plugin_opt_first password=${SECRET}1 and secret=${SECRET}2`,
  ])('%s', (line) => {
    expect(maskLine(line, 'configuration')).not.toContain(SECRET);
    expect(maskLine(line, 'configuration')).toContain(MASK);
    expect(hasSecretWithin(line)).toBe(true);
    for (const quoted of [line, ...line.split(/\s+/), line.slice(line.indexOf(' ') + 1)])
      expect(withoutSecrets(`\`${quoted}\` is wrong`, secretsOf(line, 'configuration'))).not.toContain(
        SECRET,
      );
  });

  test.each([
    'topic sensors/# both 0 local/ remote/',
    'address broker.example.org:8883',
    'address [::1]:1883',
    'password_file /etc/mosquitto/passwd',
    'plugin_opt_db_url https://host/x',
    'cafile //server/share/ca.crt',
    '# the password is in the vault',
    'log_timestamp_format %H:%M:%S',
    'plugin_opt_acl user:%u',
  ])('there is none in %s', (line) => {
    expect(maskLine(line, 'configuration')).toBe(line);
  });
});

test.each([
  ['plugin_opt_pg_password', true],
  ['plugin_opt_pg_password:', true],
  ['plugin_opt_pg_password=', true],
  ['plugin_opt_password_file:', false],
  ['auth_opt_password_admin', true],
  ['plugin_opt_jwt_secret_value', true],
  ['plugin_opt_aws_access_key', true],
  ['plugin_opt_mysql_dsn', true],
  ['plugin_opt_credentials', true],
  ['plugin_opt_password_init_file', false],
  ['plugin_opt_password_file', false],
  ['plugin_opt_token_url', false],
  ['auth_opt_hasher_salt_size', false],
  ['plugin_opt_passive_mode', false],
  ['plugin_opt_key', false],
])('whether the option %s holds a secret: %s', (name, expected) => {
  expect(isSecretName(name)).toBe(expected);
});

test.each([
  ['a backtick in a secret', ':Zq12`Zq34%', 'cannot begin with `:Zq12`Zq34%`'],
  ['a buffer that ends within a character', 'long:Zq12€Zq34€Zq56', 'log in as `\ufffdZq34€Zq56\ufffd`'],
  ['bytes of a cut character', 'long:Zq12💀Zq34💀Zq56', 'log in as `Zq12💀Zq34\udcf0\udc9f`'],
])('a message is without secrets: %s', (_, line, message) => {
  expect(withoutSecrets(message, secretsOf(line, 'credentials'))).not.toMatch(/Zq/);
});
