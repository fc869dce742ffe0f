import { describe, expect, test } from 'vitest';
import { withPasswords } from '../src/material/dynamic-security.js';
import { run, told } from './support.js';

const CONFIGURATION = `listener 1883
allow_anonymous false
plugin /usr/lib/mosquitto_dynamic_security.so
plugin_opt_config_file clients.json
`;
/** bea has a hash of 2.1, carl that of a release before it, and dora none. */
const CLIENTS = `{
  "clients": [
    { "username": "ana" },
    { "username": "bea", "encoded_password": "$7$1000$AAAA$BBBB", "roles": [{ "rolename": "reader" }] },
    {
      "username": "carl", "password": "BBBB", "salt": "AAAA", "iterations": 101 }
  ],
  "roles": [{ "rolename": "reader", "acls": [{ "acltype": "subscribePattern", "topic": "a/#", "allow": true }] }]
}`;
const FILES = { 'mosquitto.conf': CONFIGURATION, 'clients.json': CLIENTS };

describe('passwords for a file of dynamic security', () => {
  test.each(['2.0.22', '2.1.2'])('%s: clients log in with them, and their roles stay', async (target) => {
    const text = `configuration: mosquitto.conf
targets: '${target}'
passwords: { clients.json: { ana: one, bea: two, carl: 3 } }
clients: { bea: { username: bea, password: two, version: 5 } }
cases:
  - name: \${user} with \${password}
    for: { user: [ana, bea, carl], password: [one, two, 3] }
    given: { guest: { username: '\${user}', password: '\${password}' } }
    then: { connect: { guest: refused } }
  - name: bea reads
    when:
      - { subscribe: a/b, as: bea, then: 0 }
      - { subscribe: b, as: bea, then: denied }
`;
    const results = told(await run(text, FILES));
    expect(results.filter((line) => line.startsWith('failed')).map((line) => line.split(':')[0])).toEqual([
      'failed ana with one',
      'failed bea with two',
      'failed carl with 3',
    ]);
    expect(results).toContain('passed bea reads');
    expect(results).toHaveLength(10);
  });

  test('a client that the file does not have is a mistake', async () => {
    const text = 'configuration: mosquitto.conf\npasswords:\n  clients.json: { anna: one }\ncases: []\n';
    expect(told(await run(text, FILES))).toEqual([
      'mistake 3 There is no client "anna". Did you mean "ana"?',
    ]);
  });

  test('only those that are named get one, whatever they are called', () => {
    const text = '{ "clients": [{ "username": "constructor" }, { "username": "ana" }] }';
    expect(withPasswords(text, {})).toBe(text);
    expect(withPasswords(text, { ana: 'x' })).toContain('{ "username": "constructor" }');
  });

  test('every line stays where it is', () => {
    const changed = withPasswords(CLIENTS, { ana: 'one', carl: 'three' });
    expect(
      changed.split('\n').map((line) => line.replace(/"encoded_password".*?"iterations":1, /, '')),
    ).toEqual(CLIENTS.split('\n'));
  });
});
