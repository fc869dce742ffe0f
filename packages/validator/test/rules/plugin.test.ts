import { expect, test } from 'vitest';
import { findings, reports } from './findings.js';

const elsewhere = { machine: { elsewhere: true } };
const DYNAMIC = 'plugin /usr/lib/mosquitto_dynamic_security.so\n';
const GO_AUTH = 'listener 1883\nauth_plugin /mosquitto/go-auth.so\nauth_opt_backends postgres\n';

reports('dynamic-security-without-file', [
  ['no option', [1], DYNAMIC, elsewhere],
  ['another option', [1], `${DYNAMIC}plugin_opt_password_init_file /a\n`, elsewhere],
  ['its file', [], `${DYNAMIC}plugin_opt_config_file /a\n`, elsewhere],
  ['the option in another case', [], `${DYNAMIC}plugin_opt_Config_File /a\n`, elsewhere],
  ['another plugin', [], 'plugin /usr/lib/mosquitto_other.so\n', elsewhere],
]);

reports('dynamic-security-beside-files', [
  ['a password file', [2], `${DYNAMIC}password_file /a\n`, elsewhere],
  ['both files', [2], `${DYNAMIC}password_file /a\nacl_file /b\n`, elsewhere],
  [
    'the file of another listener',
    [],
    `per_listener_settings true\nlistener 1883\n${DYNAMIC}listener 1884\nacl_file /b\n`,
    { ...elsewhere, target: '2.0.22' },
  ],
  ['another plugin', [], 'plugin /usr/lib/mosquitto_other.so\npassword_file /a\n', elsewhere],
]);

const ACL_PLUGIN = 'plugin /usr/lib/mosquitto_acl_file.so\nplugin_opt_acl_file /acl\n';

reports('plugin-before-acl-file', [
  ['a directive comes after plugins', [1], 'acl_file /acl\nplugin /a.so\nlistener 1883\n', elsewhere],
  ['so does a plugin that is loaded later', [4], `listener 1883\nplugin /a.so\n${ACL_PLUGIN}`, elsewhere],
  [
    'a plugin that is loaded first decides alone',
    [],
    `listener 1883\n${ACL_PLUGIN}plugin /a.so\n`,
    elsewhere,
  ],
  [
    'the plugins of one listener come after what is for all',
    [],
    'acl_file /acl\nplugin_load a /a.so\nlistener 1883\nplugin_use a\n',
    elsewhere,
  ],
]);

reports('plugin-loaded-twice', [
  ['once', [], 'plugin /a.so\nplugin /b.so\n', elsewhere],
  ['twice', [2], 'plugin /a.so\nplugin /a.so\n', elsewhere],
  ['three times', [2, 3], 'plugin /a.so\nplugin /a.so\nplugin /a.so\n', elsewhere],
  [
    'twice, each with an ACL file of its own',
    [],
    'plugin /mosquitto_acl_file.so\nplugin_opt_acl_file /a\nplugin /mosquitto_acl_file.so\nplugin_opt_acl_file /b\n',
    elsewhere,
  ],
]);

reports('plugin-option-twice', [
  ['once', [], 'plugin /a.so\nplugin_opt_key 1\nplugin_opt_other 1\n', elsewhere],
  ['twice', [3], 'plugin /a.so\nplugin_opt_key 1\nplugin_opt_key 2\n', elsewhere],
  ['for two plugins', [], 'plugin /a.so\nplugin_opt_key 1\nplugin /c.so\nplugin_opt_key 1\n', elsewhere],
]);

test.each([
  [`${GO_AUTH}auth_opt_pg_hots x\n`, 'Did you mean `pg_host`?', 'Write pg_host', 'auth_opt_pg_host'],
  [`${GO_AUTH}plugin_opt_pg_hots x\n`, 'Did you mean `pg_host`?', 'Write pg_host', 'plugin_opt_pg_host'],
])('plugin-option-unknown: %j is mended', (text, help, title, written) => {
  const [found] = findings('plugin-option-unknown', text, elsewhere);
  expect(found?.help).toBe(help);
  expect(found?.fixes.map((fix) => [fix.title, fix.safe])).toEqual([[title, false]]);
  expect(found?.fixes[0]?.edits[0]?.edit.newText).toBe(written);
});

test('plugin-option-unknown: nothing like it is known', () => {
  const [found] = findings('plugin-option-unknown', `${DYNAMIC}plugin_opt_weather sunny\n`, elsewhere);
  expect(found?.help).toContain('documentation');
  expect(found?.fixes).toEqual([]);
});

test.each(['jwt_remote false', 'weather sunny', 'pg_something x'])(
  'plugin-option-unknown: options of other plugins are their own business: %s',
  (option) => {
    expect(findings('plugin-option-unknown', `${GO_AUTH}auth_opt_${option}\n`, elsewhere)).toEqual([]);
  },
);
