import { expect, test } from 'vitest';
import { write } from '../../src/text.js';
import { policies } from './support.js';

/** For each listener: whether anonymous clients may connect, and the line that says so. */
function anonymous(release: string, text: string): string[] {
  return policies(release, text).map(({ name, anonymous: { value, setting } }) =>
    [write(name), value ? 'yes' : 'no', ...(setting ? [`line ${setting.place.line}`] : [])].join(', '),
  );
}

test.each([
  ['1.4.15', 'port 1883, yes'],
  ['1.5.0', 'port 1883, no'],
  ['1.6.15', 'port 1883, no'],
  ['2.0.11', 'port 1883, no'],
  ['2.1.2', 'port 1883, no'],
])('%s, a listener with a password file and nothing said', (release, expected) => {
  expect(anonymous(release, 'listener 1883\npassword_file passwd')).toEqual([expected]);
});

test.each([
  ['1.6.15', 'port 1883, yes'],
  ['2.0.0', 'port 1883, no'],
  ['2.1.2', 'port 1883, no'],
])('%s, a listener alone', (release, expected) => {
  expect(anonymous(release, 'listener 1883')).toEqual([expected]);
});

// config__parse_args makes the default listener after the defaults are filled in.
test.each(['1.5.11', '1.6.15'])('%s, a password file and nothing said', (release) => {
  const files = 'password_file passwd\n';
  const own = 'per_listener_settings true\n';
  expect(anonymous(release, `port 1883\n${files}`)).toEqual(['port 1883, no']);
  expect(anonymous(release, `${own}port 1883\n${files}`)).toEqual(['port 1883, yes']);
  expect(anonymous(release, `${own}listener 1883\n${files}`)).toEqual(['port 1883, no']);
});

test('PSK files count as passwords in 1.5 and 1.6, plugins in 1.5 only', () => {
  expect(anonymous('1.5.11', 'listener 1883\npsk_file keys')).toEqual(['port 1883, no']);
  expect(anonymous('1.6.15', 'listener 1883\npsk_file keys')).toEqual(['port 1883, no']);
  expect(anonymous('1.5.11', 'listener 1883\nauth_plugin ./a.so')).toEqual(['port 1883, no']);
  expect(anonymous('1.6.0', 'listener 1883\nauth_plugin ./a.so')).toEqual(['port 1883, yes']);
  expect(anonymous('1.4.15', 'auth_plugin ./a.so')).toEqual(['port 1883, yes']);
});

test('the line that says so', () => {
  expect(anonymous('1.6.15', 'allow_anonymous false\nlistener 1883\nlistener 1884')).toEqual([
    'port 1883, no, line 1',
    'port 1884, no, line 1',
  ]);
  expect(
    anonymous('2.1.2', 'allow_anonymous true\nlistener 1883\nlistener_allow_anonymous false\nlistener 1884'),
  ).toEqual(['port 1883, no, line 3', 'port 1884, yes, line 1']);
});

const OWN = `per_listener_settings true
  listener 1883
  allow_anonymous true
  listener 1884`;

test.each(['1.5.4', '1.6.15', '2.0.22', '2.1.2'])('%s, settings of their own', (release) => {
  expect(anonymous(release, OWN)).toEqual([
    'port 1883, yes, line 3',
    release.startsWith('1') ? 'port 1884, yes' : 'port 1884, no',
  ]);
});

// conf.c: config__read fills in the defaults before config__parse_args makes the default listener.
test.each(['1.5.4', '1.5.11', '1.6.15', '2.0.11'])(
  '%s, the default listener with settings of its own and nothing said about anonymous clients',
  (release) => {
    expect(anonymous(release, 'per_listener_settings true\npassword_file passwd')).toEqual([
      'port 1883, yes',
    ]);
    expect(
      anonymous(release, 'per_listener_settings true\npassword_file passwd\nallow_anonymous false'),
    ).toEqual(['port 1883, no, line 3']);
  },
);

const CALLED_FOR = 'per_listener_settings true\nallow_anonymous false\nmax_connections 5';

test.each([
  ['2.0.0', ['port 1883, no, line 2']],
  ['2.0.11', ['port 1883, no, line 2']],
  ['2.0.12', ['port 1883 on 127.0.0.1, yes', 'port 1883 on ::1, yes']],
  ['2.0.22', ['port 1883 on 127.0.0.1, yes', 'port 1883 on ::1, yes']],
])('%s, local-only mode and a default listener with settings of its own', (release, expected) => {
  expect(anonymous(release, CALLED_FOR)).toEqual(expected);
});

const LOOPBACK = (answer: string) => [`port 1883 on 127.0.0.1, ${answer}`, `port 1883 on ::1, ${answer}`];
const LOOPBACK_AND_API = (answer: string) => [...LOOPBACK(answer), `port 9883 on 127.0.0.1, ${answer}`];

test.each([
  ['2.0.11', LOOPBACK('yes')],
  ['2.0.20', LOOPBACK('yes')],
  ['2.0.21', LOOPBACK('no, line 1')],
  ['2.1.2', LOOPBACK_AND_API('no, line 1')],
])('%s, local-only mode and allow_anonymous false', (release, expected) => {
  expect(anonymous(release, 'allow_anonymous false')).toEqual(expected);
});

test.each([
  ['2.0.0', LOOPBACK('yes')],
  ['2.0.22', LOOPBACK('yes')],
  ['2.1.0', LOOPBACK_AND_API('yes')],
  ['2.1.2', LOOPBACK_AND_API('yes')],
])('%s, local-only mode and nothing said', (release, expected) => {
  expect(anonymous(release, '')).toEqual(expected);
});

test('up to 2.0.11 a default listener keeps the broker out of local-only mode, and is open all the same', () => {
  expect(anonymous('2.0.11', 'allow_anonymous false\nmax_connections 5')).toEqual(['port 1883, yes']);
  expect(anonymous('2.0.12', 'max_connections 5')).toEqual(LOOPBACK('yes'));
});
