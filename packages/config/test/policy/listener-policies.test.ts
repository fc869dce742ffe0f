import { describe, expect, test } from 'vitest';
import { listenerPolicies, openedListeners } from '../../src/policy/index.js';
import { reloadedConfiguration } from '../../src/reload/index.js';
import { write } from '../../src/text.js';
import { policies, policy, read, TLS } from './support.js';

describe('encryption and certificates', () => {
  test.each([
    ['1.6.15', 'certfile server.crt\nkeyfile server.key', undefined, undefined],
    ['1.6.15', 'certfile server.crt\nkeyfile server.key\ncapath .', 'certificate', 2],
    ['2.0.0', 'certfile server.crt\nkeyfile server.key', 'certificate', 2],
    ['2.0.11', 'certfile server.crt', undefined, undefined],
    ['2.0.11', 'keyfile server.key', undefined, undefined],
    ['2.1.2', 'psk_hint hint\npsk_file keys', 'psk', 2],
  ])('%s, %s', (release, lines, encryption, line) => {
    const { value, setting } = policy(release, `listener 8883\n${lines}`).encryption;
    expect([value, setting?.place.line]).toEqual([encryption, line]);
  });

  test('a certificate is required only where TLS has certificates', () => {
    const required = (text: string) => policy('2.0.22', text).requiresCertificate.value;
    expect(required(`listener 8883\n${TLS}require_certificate true`)).toBe(true);
    expect(required(`listener 8883\n${TLS}`)).toBe(false);
    expect(required('listener 1883\nrequire_certificate true')).toBe(false);
    expect(required('listener 8883\npsk_hint h\nrequire_certificate true')).toBe(false);
  });
});

test('a PSK file limits the versions of TLS, those of other listeners as well', () => {
  const newest = (text: string) => policy('2.0.22', text).tlsVersions.value.highest;
  expect(newest(`listener 8883\n${TLS}`)).toBe('tlsv1.3');
  expect(newest(`psk_file keys\nlistener 8883\n${TLS}`)).toBe('tlsv1.2');
});

test('where no access file is known, none decides', () => {
  const { configuration } = read('2.1.2', 'listener 1883\npassword_file passwd');
  const [own] = listenerPolicies({ configuration, access: [] });
  expect([own?.passwords, own?.acl, own?.psk, own?.dynamicSecurity]).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});

const LOOPBACK = ['port 1883 on 127.0.0.1, mqtt, 0 plugins', 'port 1883 on ::1, mqtt, 0 plugins'];

test.each([
  ['2.0.22', LOOPBACK],
  ['2.1.0', [...LOOPBACK, 'port 9883 on 127.0.0.1, http_api, 0 plugins']],
  ['2.1.2', [...LOOPBACK, 'port 9883 on 127.0.0.1, http_api, 0 plugins']],
])('in local-only mode %s opens loopback listeners, without plugins', (release, expected) => {
  const found = policies(release, '').map(
    ({ name, protocol, asked }) => `${write(name)}, ${protocol.value}, ${asked.length} plugins`,
  );
  expect(found).toEqual(expected);
});

test('other ports for local-only mode do not move the HTTP API', () => {
  const { configuration } = read('2.1.2', '');
  expect(openedListeners(configuration, [2000, 2001]).map(({ host, port }) => `${host} ${port}`)).toEqual([
    '127.0.0.1 2000',
    '::1 2000',
    '127.0.0.1 2001',
    '::1 2001',
    '127.0.0.1 9883',
  ]);
});

describe('where usernames come from', () => {
  const source = (release: string, lines: string) => {
    const { value, setting } = policy(release, `listener 8883\n${lines}`).usernameSource;
    return setting ? `${value}, ${setting.directive.name}` : value;
  };
  const REQUIRED = `${TLS}require_certificate true\n`;

  test('from the client, unless a line says otherwise', () => {
    expect(source('2.1.2', REQUIRED)).toBe('client');
    expect(source('2.1.2', `${REQUIRED}use_identity_as_username false`)).toBe('client');
  });

  test.each(['1.5.4', '2.0.11', '2.1.2'])('%s, from the certificate that is asked for', (release) => {
    expect(source(release, `${REQUIRED}use_identity_as_username true`)).toBe(
      'identity, use_identity_as_username',
    );
    expect(source(release, `${REQUIRED}use_subject_as_username true`)).toBe(
      'subject, use_subject_as_username',
    );
    expect(source(release, `${TLS}use_identity_as_username true`)).toBe('none, use_identity_as_username');
    const both = `${REQUIRED}use_identity_as_username true\nuse_subject_as_username true`;
    expect(source(release, both)).toBe('identity, use_identity_as_username');
  });

  test('from a pre-shared key, which has an identity and no subject', () => {
    const psk = 'psk_hint h\npsk_file keys\n';
    expect(source('2.0.22', `${psk}use_identity_as_username true`)).toBe('psk, use_identity_as_username');
    expect(source('2.0.22', `${psk}use_subject_as_username true`)).toBe('none, use_subject_as_username');
    expect(source('2.0.22', psk)).toBe('client');
  });

  // handle_connect.c: handle_username_from_cert_options
  test.each([
    ['1.6.15', 'client'],
    ['2.0.22', 'client'],
    ['2.1.0', 'proxy, use_identity_as_username'],
    ['2.1.2', 'proxy, use_identity_as_username'],
  ])('%s, without TLS', (release, expected) => {
    expect(source(release, 'require_certificate true\nuse_identity_as_username true')).toBe(expected);
    expect(source(release, 'use_identity_as_username true')).toBe('client');
    expect(source(release, 'require_certificate true\nuse_subject_as_username true')).toBe('client');
  });
});

describe('client ids', () => {
  const ids = (release: string, text: string) =>
    policies(release, text).map(({ listener, clientIds }) => {
      const { mayBeEmpty, generatedPrefix } = clientIds;
      return `${listener.port}: ${mayBeEmpty.value}, ${generatedPrefix.value}`;
    });

  test.each([
    ['1.5.11', '1883: true, '],
    ['1.6.0', '1883: true, auto-'],
    ['2.1.2', '1883: true, auto-'],
  ])('%s, by default', (release, expected) => {
    expect(ids(release, 'listener 1883')).toEqual([expected]);
  });

  const OWN =
    'per_listener_settings true\nauto_id_prefix a-\nmax_connections 9\npassword_file passwd\nlistener 1884';
  // A listener begins without the default before 1.6.8, and the default listener is made without these settings.
  test.each([
    ['1.5.4', ['1884: false, ', '1883: false, ']],
    ['1.6.7', ['1884: false, auto-', '1883: false, ']],
    ['1.6.8', ['1884: true, auto-', '1883: true, ']],
    ['2.0.22', ['1884: true, auto-', '1883: true, ']],
  ])('%s, with settings of their own', (release, expected) => {
    expect(ids(release, OWN)).toEqual(expected);
  });

  test('allow_zero_length_clientid of the default listener counts from 1.6.8', () => {
    const text = 'per_listener_settings true\nallow_zero_length_clientid true\npassword_file passwd';
    expect(ids('1.6.7', text)).toEqual(['1883: false, ']);
    expect(ids('1.6.8', text)).toEqual(['1883: true, ']);
    expect(
      ids('1.5.4', 'per_listener_settings true\nlistener 1883\nallow_zero_length_clientid true'),
    ).toEqual(['1883: true, ']);
  });

  test('from 2.1 a listener may have a prefix of its own', () => {
    const text = 'auto_id_prefix a-\nlistener 1883\nlistener_auto_id_prefix b-\nlistener 1884';
    expect(ids('2.1.2', text)).toEqual(['1883: true, b-', '1884: true, a-']);
  });

  test('the line of the prefix for generated ids', () => {
    const line = (release: string, text: string) =>
      policies(release, text).map(({ clientIds }) => clientIds.generatedPrefix.setting?.place.line);
    for (const release of ['1.6.15', '2.0.22', '2.1.2'])
      expect(line(release, 'auto_id_prefix a-\nlistener 1883')).toEqual([1]);
    expect(line('2.1.2', 'auto_id_prefix a-\nlistener 1883\nlistener_auto_id_prefix b-')).toEqual([3]);
    expect(line('2.0.22', 'listener 1883')).toEqual([undefined]);
  });

  // Only at the start is each given it (config__check, from 2.1 listener__set_defaults).
  test.each(['1.6.15', '2.0.22', '2.1.2'])('%s: after a reload there is no default prefix', (release) => {
    const { configuration } = read(release, 'listener 1883');
    const reloaded = reloadedConfiguration(configuration, configuration);
    const [own] = listenerPolicies({ configuration: reloaded, access: [] });
    expect(own?.clientIds.generatedPrefix).toEqual({ value: '', setting: undefined });
  });

  test('the prefix of all ids, and usernames in their place', () => {
    const { clientIds } = policy(
      '2.1.2',
      'clientid_prefixes dev-\nlistener 1883\nuse_username_as_clientid true',
    );
    expect(clientIds.requiredPrefix).toMatchObject({ value: 'dev-', setting: { place: { line: 1 } } });
    expect(clientIds.isUsername).toMatchObject({ value: true, setting: { place: { line: 3 } } });
    expect(policy('2.1.2', 'listener 1883').clientIds.requiredPrefix).toEqual({
      value: '',
      setting: undefined,
    });
  });
});

describe('files and plugins in force', () => {
  const force = (release: string, text: string) =>
    policies(release, text).map(({ listener, passwords, acl, psk, plugins }) =>
      [
        listener.port,
        ...[passwords, acl, psk].map((file) => file?.path ?? '-'),
        ...plugins.map(({ path }) => path),
      ].join(' '),
    );

  test('one set for all, or one for each', () => {
    const text = 'listener 1883\npassword_file passwd\nlistener 1884\nacl_file acl';
    expect(force('2.0.22', text)).toEqual(['1883 passwd acl -', '1884 passwd acl -']);
    expect(force('2.0.22', `per_listener_settings true\n${text}`)).toEqual([
      '1883 passwd - -',
      '1884 - acl -',
    ]);
  });

  test.each([
    ['1.5.4', '1883 passwd - -'],
    ['1.5.5', '1883 passwd acl -'],
    ['2.0.22', '1883 passwd acl -'],
  ])('%s, the default listener with an ACL file of its own', (release, expected) => {
    const text = 'per_listener_settings true\npassword_file passwd\nacl_file acl\nport 1883';
    expect(force(release, text)).toEqual([expected]);
  });

  test('in 1.4 a plugin takes the place of the files', () => {
    const text = 'password_file passwd\nacl_file acl\nauth_plugin ./a.so';
    expect(force('1.4.15', text)).toEqual(['1883 - - - ./a.so']);
    expect(force('1.5.11', text)).toEqual(['1883 passwd acl - ./a.so']);
  });

  test('from 2.1 shared plugins are asked before those of the listener', () => {
    const text = `per_listener_settings true
      global_plugin ./a.so
      plugin_load mine ./b.so
      listener 1883
      plugin_use mine
      listener 1884`;
    expect(force('2.1.2', text)).toEqual(['1883 - - - ./a.so ./b.so', '1884 - - - ./a.so']);
  });

  test('plugins of 2.1 that decide by a file are files', () => {
    const text = `listener 1883
      plugin /usr/lib/mosquitto_acl_file.so
      plugin_opt_acl_file acl
      plugin /usr/lib/mosquitto_persist_sqlite.so
      plugin /usr/lib/mosquitto_password_file.dll
      plugin_opt_password_file passwd
      plugin ./mosquitto_dynamic_security.so`;
    expect(force('2.1.2', text)).toEqual(['1883 passwd acl - ./mosquitto_dynamic_security.so']);
    const own = policy('2.1.2', text);
    expect(own.acl?.file?.users.has('ana')).toBe(true);
    expect(own.passwords).toMatchObject({ directive: 'password_file', place: { line: 6 } });
    // The one for passwords needs a file; the broker does not start.
    expect(force('2.1.2', 'listener 1883\nplugin ./mosquitto_password_file.so')).toEqual([
      '1883 - - - ./mosquitto_password_file.so',
    ]);
  });

  test('the plugin of 2.1 for ACL files decides nothing where it has no file', () => {
    expect(force('2.1.2', 'listener 1883\nplugin ./mosquitto_acl_file.so')).toEqual(['1883 - - -']);
  });

  test.each([
    ['mosquitto_persist_sqlite.so', false],
    ['/usr/lib/mosquitto_sparkplug_aware.so', false],
    ['./my_mosquitto_persist_sqlite.so', true],
    ['./mosquitto_persist_sqlite.so.old', true],
  ])('whether %s is asked who may do what: %s', (path, isAsked) => {
    const { plugins } = policy('2.1.2', `listener 1883\nplugin ${path}`);
    expect(plugins.map((plugin) => plugin.path)).toEqual(isAsked ? [path] : []);
  });

  test('up to 2.0 plugins are shared, or each listener has its own', () => {
    expect(force('2.0.22', 'listener 1883\nplugin ./a.so\nlistener 1884')).toEqual([
      '1883 - - - ./a.so',
      '1884 - - - ./a.so',
    ]);
    expect(
      force('2.0.22', 'per_listener_settings true\nlistener 1883\nplugin ./a.so\nlistener 1884'),
    ).toEqual(['1883 - - - ./a.so', '1884 - - -']);
  });

  test('what is asked first decides', () => {
    const text = `listener 1883
      acl_file acl
      plugin /usr/lib/mosquitto_acl_file.so
      plugin_opt_acl_file other`;
    expect(policy('2.1.2', text, { other: 'topic #\n' }).acl?.path).toBe('other');
  });
});

test('what a listener limits', () => {
  const { limits, mountPoint, protocol, proxyProtocol } = policy(
    '2.1.2',
    `listener 1883
      max_connections 7
      max_qos 1
      max_topic_alias 3
      max_topic_alias_broker 4
      accept_protocol_versions 4 5
      mount_point m/
      protocol websockets
      enable_proxy_protocol 2`,
  );
  expect(limits.maxConnections.value).toBe(7);
  expect(limits.maxQos.value).toBe(1);
  expect(limits.maxTopicAlias.value).toBe(3);
  expect(limits.maxTopicAliasBroker.value).toBe(4);
  expect(limits.versions.value).toEqual([4, 5]);
  expect([mountPoint.value, protocol.value, proxyProtocol.value]).toEqual(['m/', 'websockets', 2]);
});

test.each([0, -1])('max_connections %d is no limit', (connections) => {
  const { limits } = policy('2.0.22', `listener 1883\nmax_connections ${connections}`);
  expect(limits.maxConnections).toMatchObject({ value: undefined, setting: { place: { line: 2 } } });
});

test.each([
  ['1.5.11', [3, 4], 0],
  ['2.0.22', [3, 4, 5], 0],
  ['2.1.2', [3, 4, 5], 10],
])('%s, what it limits by default', (release, versions, aliases) => {
  const { limits } = policy(release, 'listener 1883');
  expect(limits.versions.value).toEqual(versions);
  expect(limits.maxTopicAliasBroker.value).toBe(aliases);
  expect(limits.maxConnections.value).toBeUndefined();
  expect(limits.maxQos.value).toBe(2);
});

test('names, lines and libraries', () => {
  expect(write(policy('2.0.22', 'listener 0 /run/m.sock').name)).toBe('the socket /run/m.sock');
  expect(write(policy('2.0.22', 'listener 1883 ::1').name)).toBe('port 1883 on ::1');
  expect(policy('2.0.22', 'listener 1883\nmax_connections 3').place).toMatchObject({ line: 1 });
  expect(policy('2.0.22', 'port 1884').place).toMatchObject({ line: 1 });
  expect(policy('2.0.22', 'bind_address 127.0.0.1\nport 1884').place).toMatchObject({ line: 2 });
  expect(policy('2.0.22', 'max_connections 3\nbind_address 127.0.0.1').place).toMatchObject({ line: 2 });
  expect(policy('1.6.15', 'max_connections 3').place).toMatchObject({ line: 1 });
  expect(policy('1.6.15', '').place).toBeUndefined();
  expect(policy('2.0.22', 'listener 1883\nprotocol websockets').needsLibrary).toBe('libwebsockets');
  expect(policy('2.1.2', 'listener 1883\nprotocol websockets').needsLibrary).toBeUndefined();
  expect(policy('2.0.22', 'listener 1883').needsLibrary).toBeUndefined();
  const http = policy('2.1.2', 'listener 1883\nlistener 8080\nprotocol http_api');
  expect(http.admitsClients).toBe(true);
  const [, api] = policies('2.1.2', 'listener 1883\nlistener 8080\nprotocol http_api');
  expect([api?.admitsClients, api?.needsLibrary]).toEqual([false, 'libmicrohttpd']);
});
