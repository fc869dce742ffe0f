import { describe, expect, test } from 'vitest';
import { decideWithoutListener, sendsWillFirst } from '../../src/policy/offline-access.js';
import { findTarget } from '../../src/releases.js';
import { policy, read } from './support.js';

describe('clients that are not connected', () => {
  const place = (release: string, text: string) => {
    const { value, setting } = policy(release, text).offlineAccess;
    return value ? 'keep their permissions' : `denied by line ${setting?.place.line}`;
  };
  const OWN = 'per_listener_settings true\nlistener 1883\nallow_anonymous true\n';

  // Measured with 1.5.4, 1.5.11, 1.6.9, 1.6.15, 2.0.0, 2.0.10, 2.0.11, 2.0.12, 2.0.22 and 2.1.2.
  test.each(['1.5.6', '1.5.11', '1.6.0', '1.6.15', '2.0.0', '2.0.11', '2.1.0', '2.1.2'])(
    '%s keeps their permissions',
    (release) => {
      expect(place(release, OWN)).toBe('keep their permissions');
    },
  );

  test.each(['1.5.0', '1.5.5', '2.0.12', '2.0.18', '2.0.22'])(
    '%s denies them everything with per_listener_settings',
    (release) => {
      expect(place(release, OWN)).toBe('denied by line 1');
      expect(place(release, `${OWN}acl_file acl\n`)).toBe('denied by line 1');
      expect(place(release, 'per_listener_settings true\nport 1883\n')).toBe('denied by line 1');
      expect(place(release, 'listener 1883\nallow_anonymous true\n')).toBe('keep their permissions');
      expect(place(release, 'per_listener_settings false\nlistener 1883\n')).toBe('keep their permissions');
    },
  );
});

test('the will is published before the connection is closed, or after', () => {
  const first = ['1.4.15', '1.5.11', '1.6.0', '1.6.15', '2.0.12', '2.0.13', '2.1.2'];
  expect(first.filter((name) => sendsWillFirst(findTarget(name)!))).toEqual([
    '1.4.15',
    '1.5.11',
    '2.0.13',
    '2.1.2',
  ]);
});

test('a client without a listener may do everything, with per_listener_settings nothing', () => {
  const decide = (text: string) => decideWithoutListener(read('2.0.22', text).configuration);
  expect(decide('listener 1883')).toEqual({
    allowed: true,
    reason: 'listener-unknown',
    plugins: [],
    steps: [{ check: 'listener', result: 'allowed' }],
  });
  expect(decide('per_listener_settings false\nlistener 1883')).not.toHaveProperty('place');
  expect(decide('# first\nper_listener_settings true\nlistener 1883')).toMatchObject({
    allowed: false,
    place: { file: 'mosquitto.conf', line: 2 },
    steps: [{ check: 'listener', result: 'denied' }],
  });
});
