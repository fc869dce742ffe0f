import { expect, test } from 'vitest';
import { PASSWORDS, TLS_FILES } from '../../src/examples/example-files.js';
import { findings, reports } from './findings.js';

const files = { ...TLS_FILES, passwd: PASSWORDS, acl: 'topic read a\n', keys: 'ana:0123\n' };
const elsewhere = { machine: { elsewhere: true } };
const TLS = 'certfile server.crt\nkeyfile server.key\n';

reports('anonymous-beside-passwords', [
  ['at the only listener', [2], 'listener 1883\nallow_anonymous true\npassword_file passwd\n', { files }],
  [
    'an ACL file says what they may do',
    [],
    'listener 1883\nallow_anonymous true\npassword_file passwd\nacl_file acl\n',
    { files },
  ],
  [
    'a plugin may refuse them',
    [],
    'listener 1883\nallow_anonymous true\npassword_file passwd\nplugin /x.so\n',
    { files, ...elsewhere },
  ],
  ['no password file', [], 'listener 1883\nallow_anonymous true\n', { files }],
  [
    'anonymous clients are refused',
    [],
    'listener 1883\nallow_anonymous false\npassword_file passwd\n',
    { files },
  ],
  [
    'a listener with its own settings',
    [6],
    'per_listener_settings true\nlistener 1883\nallow_anonymous false\npassword_file passwd\nlistener 1884\nallow_anonymous true\npassword_file passwd\n',
    { files },
  ],
]);

reports('any-name-gets-in', [
  ['without a password file', [2], 'listener 1883\nallow_anonymous false\n', { target: '1.6.15' }],
  [
    'with one',
    [],
    'listener 1883\nallow_anonymous false\npassword_file passwd\n',
    { target: '1.6.15', files },
  ],
  ['2.0 refuses them', [], 'listener 1883\nallow_anonymous false\n', { target: '2.0.0' }],
  [
    'a plugin may refuse them',
    [],
    'listener 1883\nallow_anonymous false\nauth_plugin /x.so\n',
    { target: '1.6.15', ...elsewhere },
  ],
]);

reports('identity-without-certificate', [
  ['without TLS', [2], 'listener 8883\nuse_identity_as_username true\n', { files }],
  ['switched off', [], 'listener 8883\nuse_identity_as_username false\n', { files }],
  ['with TLS alone', [2], `listener 8883\nuse_subject_as_username true\n${TLS}`, { files }],
  [
    'certificates are optional',
    [4],
    `listener 8883\n${TLS}use_identity_as_username true\nrequire_certificate false\n`,
    { files },
  ],
  [
    'certificates are asked for',
    [],
    `listener 8883\n${TLS}cafile ca.crt\nuse_identity_as_username true\nrequire_certificate true\n`,
    { files },
  ],
  [
    'keys have identities',
    [],
    'listener 8883\npsk_hint a\npsk_file keys\nuse_identity_as_username true\n',
    { files },
  ],
  [
    'a proxy hands the name on',
    [],
    'listener 8883\nenable_proxy_protocol 2\nuse_identity_as_username true\n',
    { files },
  ],
  [
    'version 1 of its protocol does not',
    [3],
    'listener 8883\nenable_proxy_protocol 1\nuse_identity_as_username true\n',
    { files },
  ],
]);

reports('nobody-can-connect', [
  ['no way in', [1], 'listener 1883\n'],
  ['anonymous clients', [], 'listener 1883\nallow_anonymous true\n'],
  ['a password file', [], 'listener 1883\npassword_file passwd\n', { files }],
  ['a plugin', [], 'listener 1883\nplugin /x.so\n', elsewhere],
  ['an identity', [], 'listener 8883\npsk_hint a\npsk_file keys\nuse_identity_as_username true\n', { files }],
  [
    'a subject',
    [],
    `listener 8883\n${TLS}cafile ca.crt\nrequire_certificate true\nuse_subject_as_username true\n`,
    { files },
  ],
  ['keys without an identity', [1], 'listener 8883\npsk_hint a\npsk_file keys\n', { files }],
  ['before 2.0 anonymous clients connect', [], 'listener 1883\n', { target: '1.6.15' }],
  ['of two listeners', [1], 'listener 1883\nlistener 1884\n'],
  ['of two with settings of their own', [2, 3], 'per_listener_settings true\nlistener 1883\nlistener 1884\n'],
  ['a part of the configuration', [], 'include_dir /etc/conf.d\nlistener 1883\n', elsewhere],
  [
    'a line that is refused above the listener',
    [],
    'per_listener_settings true\nallow_anonymous true\nlistener 1883\n',
    { target: '2.1.2' },
  ],
]);

reports('open-to-everybody', [
  ['on the network', [2], 'listener 1883\nallow_anonymous true\n'],
  ['on this machine', [], 'listener 1883 127.0.0.1\nallow_anonymous true\n'],
  ['anonymous clients are refused', [], 'listener 1883\nallow_anonymous false\n'],
  ['by default', [1], 'listener 1883\n', { target: '1.6.15' }],
  ['at two listeners by default', [1], 'listener 1883\nlistener 1884\n', { target: '1.6.15' }],
  [
    'where keys are asked for',
    [],
    'listener 8883\npsk_hint a\npsk_file keys\nallow_anonymous true\n',
    { files },
  ],
  [
    'where certificates are asked for',
    [],
    `listener 8883\n${TLS}cafile ca.crt\nrequire_certificate true\nallow_anonymous true\n`,
    { files },
  ],
  ['where a plugin may refuse', [], 'listener 1883\nallow_anonymous true\nplugin /x.so\n', elsewhere],
]);

reports('passwords-in-clear', [
  ['on the network', [1], 'listener 1883\npassword_file passwd\n', { files }],
  ['on this machine', [], 'listener 1883 127.0.0.1\npassword_file passwd\n', { files }],
  ['by TLS', [], `listener 8883\n${TLS}password_file passwd\n`, { files }],
  ['behind a proxy', [], 'listener 1883\nenable_proxy_protocol 1\npassword_file passwd\n', { files }],
  ['without passwords', [], 'listener 1883\nallow_anonymous true\n'],
  ['asked for by a plugin', [1], 'listener 1883\nplugin /x.so\n', elsewhere],
  [
    'asked for by the plugin of one listener',
    [3],
    'per_listener_settings true\nlistener 1883\nlistener 1884\nplugin /x.so\n',
    { ...elsewhere, target: '2.0.22' },
  ],
]);

test('anonymous-beside-passwords names every open port', () => {
  const text =
    'listener 1883\nlistener 9001\nprotocol websockets\nallow_anonymous true\npassword_file passwd\n';
  const [found] = findings('anonymous-beside-passwords', text, { files: { passwd: '' } });
  expect(found?.message).toContain('port 1883 and port 9001');
});

test('nobody-can-connect does not advise a password file where dynamic security has the users', () => {
  const text = 'listener 1883\nplugin mosquitto_dynamic_security.so\nplugin_opt_config_file users.json\n';
  const users = '{"clients": [{"username": "ana", "password": "x"}], "groups": [], "roles": []}\n';
  const [found] = findings('nobody-can-connect', text, { files: { 'users.json': users } });
  expect(found?.help).toBe(
    'Create the file again with `mosquitto_ctrl dynsec init users.json USER`. Without a client that can log in, `mosquitto_ctrl` cannot add or change clients.',
  );
  expect(found?.fixes).toEqual([]);
});
