import { expect, test } from 'vitest';
import { findings, fixed, reports } from './findings.js';

test.each([
  ['allow_anonymous true\n', 'says who may connect'],
  ['max_connections 100\n', 'has a line for a listener'],
  ['persistence true\npersistence_location /mosquitto/data/\n', 'is that of the container image'],
  ['log_dest file /mosquitto/log/mosquitto.log\n', 'logs to a folder of the container image'],
])('local-only: a warning where the configuration %j %s', (text) => {
  expect(findings('local-only', text).map(({ severity }) => severity)).toEqual(['warning']);
});

test.each([
  'persistence true\npersistence_location /var/lib/mosquitto/\n',
  'log_dest file /var/log/mosquitto.log\n',
  'log_dest stdout\n',
])('local-only: a note for %j', (text) => {
  const machine = { elsewhere: true };
  expect(findings('local-only', text, { machine }).map(({ severity }) => severity)).toEqual(['info']);
});

test('local-only: nothing where a folder is not here, which may open a listener', () => {
  const text = 'allow_anonymous true\ninclude_dir /etc/mosquitto/conf.d\n';
  expect(findings('local-only', text, { machine: { elsewhere: true } })).toEqual([]);
});

reports('needs-websockets', [
  [
    'a folder for browsers',
    [2],
    'listener 1883\nhttp_dir /www\n',
    { target: '2.0.22', machine: { elsewhere: true } },
  ],
  [
    'a folder in 2.1, which websockets do not serve',
    [],
    'listener 1883\nhttp_dir /www\n',
    { machine: { elsewhere: true } },
  ],
  ['an origin', [2], 'listener 1883\nwebsockets_origin a.example\n'],
  ['plain MQTT on purpose', [3], 'listener 1883\nprotocol mqtt\nwebsockets_origin a.example\n'],
  ['websockets', [], 'listener 1883\nprotocol websockets\nwebsockets_origin a.example\n'],
]);

test.each([
  [
    'listener 1883\nwebsockets_origin a.example\n',
    'listener 1883\nprotocol websockets\nwebsockets_origin a.example\n',
  ],
  [
    'listener 1883\nprotocol mqtt\nwebsockets_origin a.example\n',
    'listener 1883\nprotocol websockets\nwebsockets_origin a.example\n',
  ],
])('needs-websockets: the fix of %j', (text, after) => {
  expect(fixed('needs-websockets', text).map(([, safe, is]) => [safe, is])).toEqual([[false, after]]);
});

reports('port-beside-listener', [
  ['with a listener', [1], 'port 1884\nlistener 1883\n'],
  ['with several listeners', [1], 'port 1884\nlistener 1883\nlistener 1885\n'],
  ['alone', [], 'port 1884\n'],
]);

test.each([
  [
    '2.0.11',
    'listener 1884\nbind_address 127.0.0.1\n',
    'This line opens port 1883 on 127.0.0.1 in addition to the `listener` lines.',
  ],
  [
    '2.0.11',
    'listener 1884\nallow_anonymous true\nport 1890\n',
    'This line opens port 1890 in addition to the `listener` lines, also for anonymous clients.',
  ],
])('port-beside-listener says what it opens: %s %j', (target, text, words) => {
  expect(findings('port-beside-listener', text, { target })[0]?.message).toContain(words);
});

test.each([
  ['bind_address 127.0.0.1\nlistener 1884\n', 'listener 1883 127.0.0.1\nlistener 1884\n'],
  ['port 1890\nbind_address 127.0.0.1\nlistener 1884\n', 'listener 1890 127.0.0.1\nlistener 1884\n'],
])('port-beside-listener: its fix for %j opens the same', (text, after) => {
  expect(fixed('port-beside-listener', text, { target: '2.0.22' }).map(([, safe, is]) => [safe, is])).toEqual(
    [[true, after]],
  );
});

test('port-beside-listener has no fix that would hide what other lines above a listener belong to', () => {
  const text = 'port 1883\nmax_connections 5\nlistener 1884\n';
  expect(fixed('port-beside-listener', text, { target: '2.0.22' })).toEqual([]);
});

test.each([
  ['2.1.2', 'port 18831\n', '`port` opens the default listener on port 18831.'],
  ['2.1.2', 'max_connections 5\nport 18831\n', '`max_connections` opens the default listener on port 18831.'],
  [
    '2.1.2',
    'listener 1884\nbind_address ::1\n',
    '`bind_address` opens the default listener on port 1883 of ::1.',
  ],
  ['2.1.2', 'max_connections 5\n', '`max_connections` has no effect: '],
  ['2.0.22', 'max_connections 5\n', '`max_connections` has no effect: '],
  ['2.0.11', 'max_connections 5\n', undefined],
  ['1.6.15', 'max_connections 5\n', undefined],
])('default-listener: %s %j', (target, text, words) => {
  const [found] = findings('default-listener', text, { target });
  if (words === undefined) expect(found).toBeUndefined();
  else expect(found?.message).toContain(words);
});

reports('http-dir-not-served', [
  [
    'websockets',
    [3],
    'listener 1883\nprotocol websockets\nhttp_dir /www\n',
    { machine: { elsewhere: true } },
  ],
  ['plain MQTT', [2], 'listener 1883\nhttp_dir /www\n', { machine: { elsewhere: true } }],
  [
    'the HTTP interface',
    [],
    'listener 8080\nprotocol http_api\nhttp_dir /www\n',
    { machine: { elsewhere: true } },
  ],
  [
    'before 2.1',
    [],
    'listener 1883\nprotocol websockets\nhttp_dir /www\n',
    { target: '2.0.22', machine: { elsewhere: true } },
  ],
]);

reports('port-mistyped', [
  ['of 1883', [1], 'listener 1833\nallow_anonymous true\n'],
  ['of 8883', [2], 'allow_anonymous true\nlistener 8838\n'],
  ['beside the usual port', [], 'listener 1883\nlistener 1833\nallow_anonymous true\n'],
  [
    'ports that are in use elsewhere',
    [],
    'listener 1884\nlistener 8884\nlistener 9001\nlistener 18830\nallow_anonymous true\n',
  ],
]);

reports('container-loopback', [
  [
    'paths of the official image',
    [1],
    'listener 1883 localhost\nallow_anonymous true\nlog_dest file /mosquitto/log/mosquitto.log\n',
    { machine: { elsewhere: true } },
  ],
  [
    'no listener that is open to others',
    [1],
    'listener 1883 127.0.0.1\nlistener 1884 127.0.0.1\nallow_anonymous true\npersistence true\npersistence_location /mosquitto/data\n',
    { machine: { elsewhere: true } },
  ],
  [
    'one that is',
    [],
    'listener 1883 127.0.0.1\nlistener 1884\nallow_anonymous true\npersistence true\npersistence_location /mosquitto/data\n',
    { machine: { elsewhere: true } },
  ],
  [
    'paths of a package',
    [],
    'listener 1883 localhost\nallow_anonymous true\nlog_dest file /var/log/mosquitto/mosquitto.log\n',
    { machine: { elsewhere: true } },
  ],
]);
