import { analyse, findTarget, latest } from '@mosquitto-conf/config';
import { nodeTls } from '@mosquitto-conf/config/node';
import { describe, expect, test } from 'vitest';
import { TLS_FILES } from '../src/examples/example-files.js';
import { EXAMPLE_MAIN, exampleHost } from '../src/examples/example-host.js';
import { type Diagnostic, diagnose } from '../src/index.js';

const USERS = { passwd: 'ana:$7$101$c2FsdHNhbHQ=$aGFzaA==\n' };

function find(text: string, files: Readonly<Record<string, string>> = {}, target = latest.name) {
  const host = exampleHost({ ...files, [EXAMPLE_MAIN]: text }, nodeTls);
  return diagnose(analyse(EXAMPLE_MAIN, findTarget(target)!, host), EXAMPLE_MAIN);
}

/** Line and rule of errors and warnings, without those about the users in these tests. */
const serious = (found: readonly Diagnostic[]) =>
  found
    .filter(({ severity, file }) => severity !== 'info' && file !== 'passwd')
    .map(({ rule, range, file }) => `${file === EXAMPLE_MAIN ? '' : file}:${range.start.line + 1} ${rule}`);

const helpOf = ([first]: readonly Diagnostic[]) => first?.help;

describe('a port that settings open a second time', () => {
  test.each(['1.6.15', '2.0.22'])('%s: a setting above the listener is what to move', (target) => {
    const found = find('max_connections 100\nlistener 1883\nallow_anonymous true\n', {}, target);
    expect(serious(found)).toEqual([':1 address-in-use']);
    expect(found[0]?.fixes[0]?.title).toBe('Move below listener 1883');
  });

  test('in a file without a listener, they belong into another file', () => {
    const found = find('listener 1883\nallow_anonymous true\ninclude_dir conf.d\n', {
      'conf.d/a.conf': 'max_connections 10\nmax_qos 1\n',
    });
    expect(serious(found)).toEqual(['conf.d/a.conf:1 address-in-use']);
    expect(helpOf(found)).toContain('in the same file');
  });

  test('`port` is not needed', () => {
    const found = find('port 1883\nlistener 1883\nallow_anonymous true\n');
    expect(serious(found)).toEqual([':1 address-in-use']);
    expect(helpOf(found)).toBe('Remove the line: `listener 1883` is enough.');
  });

  test('the address of `bind_address` goes to the listener', () => {
    const found = find('bind_address 127.0.0.1\nlistener 1883\nallow_anonymous true\n');
    expect(serious(found)).toEqual([':1 address-in-use']);
    expect(helpOf(found)).toContain('`listener 1883 127.0.0.1`');
  });
});

test('certificates above the listener are what a port in the clear lacks', () => {
  const certificates = 'certfile server.crt\nkeyfile server.key\n';
  const rest = 'listener 8883\npassword_file passwd\n';
  const files = { ...TLS_FILES, ...USERS };
  expect(serious(find(`port 1883\n${certificates}${rest}`, files))).toEqual([':2 above-listener']);
  // The default listener may be the one that they are for.
  expect(serious(find(`port 8883\n${certificates}listener 8884\npassword_file passwd\n`, files))).toContain(
    ':4 tls-port-in-clear',
  );
});

test.each([latest.name, '2.0.22'])(
  '%s: a login above the listeners is why no client can connect',
  (target) => {
    const text = 'per_listener_settings true\npassword_file passwd\nlistener 1884\nmax_qos 1\n';
    expect(find(text, USERS, target).map(({ rule }) => rule)).not.toContain('nobody-can-connect');
    const closed = text.replace('password_file passwd', 'allow_anonymous false');
    expect(find(closed, USERS, target).map(({ rule }) => rule)).toContain('nobody-can-connect');
  },
);

test('a bridge in the clear is one finding, with or without a login', () => {
  const bridge = 'connection a\naddress broker.gliders.org:8883\ntopic # out 1\n';
  const login = 'remote_username ana\nremote_password not-a-secret\n';
  expect(serious(find(bridge + login))).toEqual(serious(find(bridge)));
});

test('an option above its plugin is why the plugin has no file', () => {
  const option = 'plugin_opt_config_file users.json\n';
  const plugin = 'plugin /usr/lib/mosquitto_dynamic_security.so\n';
  expect(serious(find(`listener 1883\n${option}${plugin}`))).not.toContain(
    ':3 dynamic-security-without-file',
  );
});

test('a comment or quotes in a path give one finding', () => {
  const rest = 'listener 1883\nallow_anonymous true\npersistence true\n';
  expect(serious(find(`${rest}persistence_location data/ # here\n`))).toEqual([':4 trailing-comment']);
  expect(serious(find(`${rest}persistence_location "data/"\n`))).toEqual([':4 quoted-value']);
});

test('a file that two lines name is reported once', () => {
  const plugin = 'plugin /usr/lib/mosquitto_dynamic_security.so\nplugin_opt_config_file users.json\n';
  const found = find(`per_listener_settings true\nlistener 1883\n${plugin}listener 1884\n${plugin}`, {
    'users.json': '{"clients":[{"username":"ana","password":"x","salt":"y","iterations":101}]}',
  });
  const said = found.map(({ rule, file, range, message }) => JSON.stringify([rule, file, range, message]));
  expect(said).toEqual([...new Set(said)]);
  expect(found.filter(({ file }) => file === 'users.json')).not.toEqual([]);
});

describe('advice is the line to write', () => {
  test.each([
    ['listener 9001\nprotocol websocket\nallow_anonymous true\n', 'Write `protocol websockets`.'],
    [
      'listener 1883\nallow_anonymous true\nmax_connections unlimited\n',
      'Write `max_connections -1` for no limit.',
    ],
    ['listener 1883\nallow_anonymous true\nlog_type warn\n', 'Write `log_type warning`.'],
    ['listener 1883\nallow_anonymous = true\n', 'Remove the equals sign'],
    ['[listener]\nlistener 1883\nallow_anonymous true\n', 'Remove the line.'],
    ['listener 1883\nallow_anonymous false\nusername ana\n', 'password_file PATH'],
    ['connection a\naddress mqtt://b.lan\ntopic # out 1\n', 'Write `address b.lan`.'],
    ['connection a\naddress mqtts://b.lan:8883/x\ntopic # out 1\n', 'Write `address b.lan:8883`.'],
    ['password_file passwd\n', 'Add `listener 1883`.'],
    ['listener 1883\npassword_file ~/passwd\n', 'only a shell replaces `~`'],
    ['listener 1883\nallow_anonymous true\nlog_dest file $HOME/a.log\n', 'only a shell replaces `$HOME`'],
  ])('%s', (text, help) => {
    expect(find(text, USERS).map((one) => one.help ?? '')).toContainEqual(expect.stringContaining(help));
  });

  test('several topics in one line of an ACL file', () => {
    const acl = 'user ana\ntopic read a/#, b/+/c\n';
    const found = find('listener 1883\npassword_file passwd\nacl_file acl\n', { ...USERS, acl });
    const [first] = found.filter(({ file }) => file === 'acl');
    expect(first?.rule).toBe('acl-topic-invalid');
    const edit = first!.fixes[0]!.edits[0]!.edit;
    expect(acl.slice(0, edit.start) + edit.newText + acl.slice(edit.end)).toBe(
      'user ana\ntopic read a/#\ntopic read b/+/c\n',
    );
  });
});
