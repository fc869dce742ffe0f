import { describe, expect, test } from 'vitest';
import { TLS_FILES } from '../../src/examples/example-files.js';
import { findings, fixed, reports } from './findings.js';

const files = TLS_FILES;
const old = { target: '2.0.22' };

reports('above-listener', [
  ['a line above', [1], 'max_connections 5\nlistener 1883\n', old],
  ['a line below', [], 'listener 1883\nmax_connections 5\n', old],
  ['without a listener', [], 'max_connections 5\n', old],
  ['a line for all listeners', [], 'allow_anonymous true\nlistener 1883\n', old],
  ['for the default listener on purpose', [], 'port 1884\nmax_connections 5\nlistener 1883\n', old],
  ['what is refused is reported as such', [], 'mount_point a/\nlistener 1883\n', old],
  ['websockets for the listener below', [2], 'port 1883\nprotocol websockets\nlistener 9001\n', old],
  [
    'websockets that it has itself',
    [],
    'port 1883\nprotocol websockets\nlistener 9001\nprotocol websockets\n',
    old,
  ],
  ['websockets, and a listener on another port', [], 'port 1883\nprotocol websockets\nlistener 9002\n', old],
  ['websockets on their own port', [], 'port 9001\nprotocol websockets\nlistener 8080\n', old],
  ['plain MQTT', [], 'port 1883\nprotocol mqtt\nlistener 9001\n', old],
  [
    'certificates for the listener below',
    [2],
    'port 1883\ncertfile server.crt\nkeyfile server.key\nlistener 8883\n',
    { ...old, files },
  ],
  [
    'certificates that it has itself',
    [],
    'port 1883\ncertfile server.crt\nkeyfile server.key\nlistener 8883\ncertfile server.crt\nkeyfile server.key\n',
    { ...old, files },
  ],
  [
    'certificates on their own port',
    [],
    'port 8884\ncertfile server.crt\nkeyfile server.key\nlistener 8883\n',
    { ...old, files },
  ],
]);

describe('above-listener', () => {
  test.each([
    ['max_connections 5\nlistener 1883\n', '`max_connections` is above the first'],
    ['max_connections 5\nmax_qos 1\nlistener 1883\n', '`max_connections` and `max_qos` are above the first'],
    ['max_connections 5\nmax_connections 6\nlistener 1883\n', '`max_connections` is above the first'],
    [
      'max_connections 5\nmax_qos 1\nmax_topic_alias 1\nsocket_domain ipv4\nlistener 1883\n',
      '`max_connections`, `max_qos`, `max_topic_alias` and others are above the first',
    ],
  ])('names the lines of %j', (text, words) => {
    expect(findings('above-listener', text, old)[0]?.message).toContain(words);
  });

  test.each([
    ['max_qos 1\nlistener 1883\n', [['Move below listener 1883', false, 'listener 1883\nmax_qos 1\n']]],
    [
      'max_qos 1\nlistener 1883\nlistener 1884\n',
      [['Move below listener 1883', false, 'listener 1883\nmax_qos 1\nlistener 1884\n']],
    ],
    [
      'protocol websockets\nlistener 1883\nlistener 9001\n',
      [['Move below listener 9001', false, 'listener 1883\nlistener 9001\nprotocol websockets\n']],
    ],
    [
      'certfile server.crt\nkeyfile server.key\nlistener 1883\nlistener 8883\n',
      [
        [
          'Move below listener 8883',
          false,
          'listener 1883\nlistener 8883\ncertfile server.crt\nkeyfile server.key\n',
        ],
      ],
    ],
    [
      'protocol websockets\nlistener 1883\nlistener 1884\n',
      [['Move below listener 1883', false, 'listener 1883\nprotocol websockets\nlistener 1884\n']],
    ],
    ['max_qos 1\nlistener 1883\nmax_qos 2\n', []],
  ])('fixes of %j', (text, fixes) => {
    expect(fixed('above-listener', text, { ...old, files })).toEqual(fixes);
  });
});

const included = (text: string) => ({ files: { 'conf.d/a.conf': text } });

reports('include-inside-listener', [
  [
    'settings go on below',
    [2],
    'listener 1883\ninclude_dir conf.d\nmax_connections 5\n',
    included('listener 1884\n'),
  ],
  [
    'settings end above',
    [],
    'listener 1883\nmax_connections 5\ninclude_dir conf.d\n',
    included('listener 1884\n'),
  ],
  [
    'another listener begins below',
    [],
    'listener 1883\ninclude_dir conf.d\nlistener 1885\nmax_connections 5\n',
    included('listener 1884\n'),
  ],
  [
    'no listener is included',
    [],
    'listener 1883\ninclude_dir conf.d\nmax_connections 5\n',
    included('persistence true\n'),
  ],
  [
    'a bridge goes on below',
    [3],
    'connection a\naddress b\ninclude_dir conf.d\ntopic c\n',
    { ...included('connection d\naddress e\ntopic f\n'), ...old },
  ],
]);

test.each([
  ['acl_file acl\nlistener 1883\n', ['Move the line below `listener 1883`']],
  [
    'acl_file acl\nlistener 1883\nlistener 1884\n',
    ['Copy the line below every listener', 'Move the line below `listener 1883`'],
  ],
  [
    'listener_allow_anonymous true\nlistener 1883\nlistener 1884\n',
    ['Move the line below `listener 1883`', 'Copy the line below every listener'],
  ],
  ['acl_file acl\nlistener 1883\nlistener 1884\nacl_file other\n', ['Move the line below `listener 1883`']],
  ['acl_file acl\nlistener 1883\nacl_file other\n', []],
])('needs-listener: fixes of %j', (text, titles) => {
  const options = { files: { acl: 'topic read a\n', other: 'topic read b\n' } };
  expect(
    fixed('needs-listener', `per_listener_settings true\n${text}`, options).map(([title]) => title),
  ).toEqual(titles);
});

const NEED = 'per_listener_settings true\nacl_file acl\nallow_zero_length_clientid false\n';

test.each([
  [
    `${NEED}listener 1883\n`,
    [
      [
        'Move the lines below `listener 1883`',
        ['listener 1883', 'acl_file acl', 'allow_zero_length_clientid false'],
      ],
    ],
  ],
  [
    `${NEED}listener 1883\nlistener 1884\n`,
    [
      [
        'Copy the lines below every listener',
        [
          ...['listener 1883', 'acl_file acl', 'allow_zero_length_clientid false'],
          ...['listener 1884', 'acl_file acl', 'allow_zero_length_clientid false'],
        ],
      ],
      [
        'Move the lines below `listener 1883`',
        ['listener 1883', 'acl_file acl', 'allow_zero_length_clientid false', 'listener 1884'],
      ],
    ],
  ],
  // The listener has an ACL file, so that one line has no place there.
  [`${NEED}listener 1883\nacl_file other\n`, []],
])('needs-listener: one finding and one fix for the lines of %j', (text, fixes) => {
  const options = { files: { acl: 'topic read a\n', other: 'topic read b\n' } };
  const found = findings('needs-listener', text, options);
  expect(found.map(({ message }) => message)).toEqual([
    '`acl_file` and `allow_zero_length_clientid` need a `listener` line above them in the same file.',
  ]);
  expect(found[0]?.related).toHaveLength(1);
  expect(
    fixed('needs-listener', text, options).map(([title, , after]) => [title, after.split('\n').slice(1, -1)]),
  ).toEqual(fixes);
});

const BRIDGE = 'connection cloud\naddress 192.168.1.10\ntopic a out\n';
const LOGIN = 'remote_username site\nremote_password secret\n';
reports('reload-crashes', [
  ['a bridge', [1], BRIDGE, { target: '1.6.6' }],
  ['a bridge of another release', [], BRIDGE, { target: '1.6.4' }],
  ['a bridge that is disconnected first', [], `allow_anonymous false\n${BRIDGE}`, { target: '1.6.6' }],
  ['a bridge with a username', [2], `allow_anonymous false\n${BRIDGE}${LOGIN}`, { target: '1.6.6' }],
  [
    'a bridge with settings for each listener',
    [3],
    `per_listener_settings true\nallow_anonymous false\n${BRIDGE}`,
    { target: '1.6.6' },
  ],
]);

const OPEN = 'allow_anonymous true\n';
const per = (text: string) => `per_listener_settings true\n${text}`;

// Each was measured with 2.1.2.
reports('default-listener-reload', [
  ['a line below port', [3], `${OPEN}port 1883\nmax_connections 10\n`],
  ['a line above port', [2], `${OPEN}max_qos 1\nport 1883\n`],
  ['the second of two lines', [4], `${OPEN}port 1883\nsocket_domain ipv4\nprotocol mqtt\n`],
  ['a line above a listener', [3], `${OPEN}port 1883\nmax_qos 1\nlistener 1884\n`],
  ['port alone', [], `${OPEN}port 1883\n`],
  ['bind_address alone', [], `${OPEN}bind_address 127.0.0.1\n`],
  ['a line that a reload skips', [], `${OPEN}port 1883\nsocket_domain ipv4\n`],
  ['a line that stops the reload', [], `${OPEN}port 1883\nmount_point m/\nmax_qos 1\n`],
  ['a line that would stop it, below', [3], `${OPEN}port 1883\nmax_qos 1\nmount_point m/\n`],
  ['a security line of all listeners', [], `port 1883\n${OPEN}`],
  ['a line below a listener', [], `${OPEN}listener 1883\nmax_connections 10\n`],
  ['a line that goes to another listener', [4], `${OPEN}listener 1884\nport 1883\nmax_connections 10\n`],
  ['2.1.0', [3], `${OPEN}port 1883\nmax_connections 10\n`, { target: '2.1.0' }],
  ['2.0', [], `${OPEN}port 1883\nmax_connections 10\n`, { target: '2.0.22' }],
]);

test('default-listener-reload names a line of an included file', () => {
  const files = { 'conf.d/a.conf': 'max_connections 10\n' };
  const [found] = findings('default-listener-reload', `${OPEN}port 1883\ninclude_dir conf.d\n`, { files });
  expect(found).toMatchObject({ file: 'conf.d/a.conf', range: { start: { line: 0 } }, fixes: [] });
});

test.each([
  ['port 1884\nmax_qos 1\n', 'listener 1884\nmax_qos 1\n'],
  ['max_qos 1\nport 1884\n', 'listener 1884\nmax_qos 1\n'],
  ['bind_address ::1\nmax_qos 1\n', 'listener 1883 ::1\nmax_qos 1\n'],
  ['listener 8883\nport 1884\nmax_qos 1\n', 'listener 8883\nlistener 1884\nmax_qos 1\n'],
])('default-listener-reload is settled by its fix: %j', (before, after) => {
  const fixes = fixed('default-listener-reload', OPEN + before);
  expect(fixes).toEqual([[expect.any(String), true, OPEN + after]]);
  expect(findings('default-listener-reload', OPEN + after)).toEqual([]);
});

// Each was measured with 2.1.2.
reports('reload-refused', [
  ['a line that needs a listener', [2], 'port 1883\nmount_point m/\n'],
  ['topic aliases', [2], 'port 1883\nmax_topic_alias 5\n'],
  ['anonymous clients of the listener', [2], 'port 1883\nlistener_allow_anonymous true\n'],
  ['settings of each listener', [3], per(`port 1883\n${OPEN}`)],
  ['settings of all listeners', [], `port 1883\n${OPEN}`],
  ['a line that is skipped', [], `port 1883\n${OPEN}socket_domain ipv4\n`],
  ['below a listener', [], `listener 1883\n${OPEN}mount_point m/\n`],
  ['2.0', [], `port 1883\n${OPEN}mount_point m/\n`, { target: '2.0.22' }],
]);

test('reload-refused of 2.1 is settled by its fix', () => {
  expect(fixed('reload-refused', 'port 1884\nmount_point m/\n')).toEqual([
    [expect.any(String), true, 'listener 1884\nmount_point m/\n'],
  ]);
});
