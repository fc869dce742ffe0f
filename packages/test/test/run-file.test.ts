import { describe, expect, test } from 'vitest';
import { HEAD, HOUSE, run, told } from './support.js';

/** What comes of one case of the house. */
async function oneCase(body: string, head = HEAD, files = HOUSE): Promise<string> {
  const [first, ...others] = told(await run(`${head}cases:\n  - name: x\n${body}`, files));
  expect(others).toEqual([]);
  return first!;
}

const OPEN = { 'mosquitto.conf': 'listener 1883\nallow_anonymous true\n' };
const TWO = 'configuration: mosquitto.conf\nclients:\n  a: { version: 5 }\n  b: { version: 5 }\n';

describe('who connects', () => {
  test.each([
    ['    then: { connect: { alice: accepted } }\n', 'passed x'],
    [
      '    then: { connect: { alice: refused } }\n',
      'failed x: alice connects | refused | accepted | passwd:1',
    ],
    [
      '    given: { alice: { password: wrong } }\n    then: { connect: { alice: accepted } }\n',
      'failed x: alice connects | accepted | not-authorized (code 135) | passwd:1',
    ],
    ['    given: { eve: {} }\n    then: { connect: { eve: not-authorized } }\n', 'passed x'],
    ['    given: { eve: {} }\n    then: { connect: { eve: 5 } }\n', 'passed x'],
    [
      '    given: { eve: {} }\n    when: [{ connect: eve }]\n    then: { messages: { eve: [] } }\n',
      'failed x: eve connects | accepted | not-authorized (code 5) | mosquitto.conf:2',
    ],
    ['    given: { eve: {} }\n    when: [{ connect: eve, then: refused }]\n', 'passed x'],
    ['    given: { eve: { tls: true } }\n    when: [{ connect: eve, then: closed }]\n', 'passed x'],
    [
      '    given: { eve: { listener: 1884 } }\n    then: { connect: { eve: accepted } }\n',
      'broken x: there is no listener 1884 for eve: there is 1883',
    ],
  ])('%s', async (body, expected) => {
    expect(await oneCase(body)).toBe(expected);
  });
});

describe('what is published', () => {
  const publish = (step: string, then: string) =>
    `    when:\n      - { subscribe: 'home/#', as: bob, qos: 2 }\n      - { publish: ${step} }\n    then: { messages: { bob: ${then} } }\n`;
  test.each([
    [publish('home/door, as: alice, payload: open', '[home/door]'), 'passed x'],
    [
      publish('home/door, as: alice, payload: open, qos: 1', '[{ topic: home/door, payload: open, qos: 1 }]'),
      'passed x',
    ],
    [
      publish('home/door, as: alice, payload: 7, qos: 2', '[{ topic: home/door, payload: 7, qos: 2 }]'),
      'passed x',
    ],
    [
      publish('home/door, as: alice, payload: open', '[]'),
      'failed x: bob receives | none | home/door "open" | acl:6',
    ],
    [
      publish('home/light, as: alice, payload: on', '[home/light]'),
      'failed x: bob receives | home/light | none | mosquitto.conf:4',
    ],
    [
      publish('home/light, as: alice, then: accepted', '[]'),
      'failed x: alice publishes to home/light | accepted | denied | mosquitto.conf:4',
    ],
    [publish('home/light, as: alice, then: denied', '[]'), 'passed x'],
    [publish('home/light, as: alice, qos: 1, then: denied', '[]'), 'passed x'],
    [publish('home/light, as: alice, qos: 1, then: 135', '[]'), 'passed x'],
    [publish('home/x, payload: 1', '[{ topic: home/x, payload: 1 }]'), 'passed x'],
    [publish('garden, payload: 1', '[]'), 'passed x'],
  ])('%s', async (body, expected) => {
    expect(await oneCase(body)).toBe(expected);
  });

  test('properties', async () => {
    const body = (value: string) =>
      `    when:\n      - { subscribe: t, as: b }\n      - { publish: t, as: a, properties: { contentType: text } }\n    then: { messages: { b: [{ topic: t, properties: { contentType: ${value} } }] } }\n`;
    expect(await oneCase(body('text'), TWO, OPEN)).toBe('passed x');
    expect(await oneCase(body('other'), TWO, OPEN)).toMatch(
      /^failed x: b receives \| t \{"contentType":"other"\} \| t "" \{"contentType":"text"\}/,
    );
  });
});

describe('what happens over time', () => {
  test.each([
    [
      'a will after a cut',
      '    given: { a: { will: { topic: w, payload: gone } } }\n    when: [{ connect: a }, { subscribe: w, as: b }, { cut: a }]\n    then: { messages: { b: [{ topic: w, payload: gone }] } }\n',
    ],
    [
      'no will after DISCONNECT',
      '    given: { a: { will: { topic: w } } }\n    when: [{ connect: a }, { subscribe: w, as: b }, { disconnect: a }]\n    then: { messages: { b: [] }, connected: { a: false, b: true } }\n',
    ],
    [
      'a delayed will, at its time',
      '    given: { a: { sessionExpiry: 100, will: { topic: w, delay: 60 } } }\n    when: [{ connect: a }, { subscribe: w, as: b }, { cut: a }, { wait: 30s }, { expect: { messages: { b: [] } } }, { wait: 1m }]\n    then: { messages: { b: [w] } }\n',
    ],
    [
      'a missed keep alive',
      '    given: { a: { keepAlive: 10 } }\n    when: [{ connect: a }, { wait: 20 }]\n    then: { connected: { a: false }, disconnected: { a: closed } }\n',
    ],
    [
      'a session that is taken over',
      '    given: { c: { clientId: a, version: 5 } }\n    when: [{ connect: [a, c] }]\n    then: { disconnected: { a: session-taken-over }, connected: { c: true } }\n',
    ],
    [
      'messages for a session that waits',
      '    given: { a: { cleanStart: false, sessionExpiry: 1000 } }\n    when: [{ subscribe: t, qos: 1, as: a }, { disconnect: a }, { publish: t, as: b, qos: 1 }, { connect: a }]\n    then: { messages: { a: [t] } }\n',
    ],
    [
      'raw bytes that break the protocol',
      "    when: [{ connect: a }, { send: 'f0 00', as: a }]\n    then: { connected: { a: false } }\n",
    ],
    [
      'retained messages',
      '    when: [{ publish: t, as: a, payload: x, retain: true }]\n    then: { retained: { t: x } }\n',
    ],
    ['a line of the log', "    when: [{ connect: a }]\n    then: { log: ['New client connected'] }\n"],
    [
      'a value below $SYS',
      "    when: [{ connect: [a, b] }, { wait: 15 }]\n    then: { sys: { '$SYS/broker/clients/connected': 2 } }\n",
    ],
  ])('%s', async (_, body) => {
    expect(await oneCase(body, TWO, OPEN)).toBe('passed x');
  });

  test('a restart keeps what is persistent, and the configured database is neither read nor written', async () => {
    const body =
      '    when: [{ publish: t, as: a, payload: x, retain: true }, { restart: true }]\n    then: { retained: { t: x } }\n';
    const persistent = {
      'mosquitto.conf': `${OPEN['mosquitto.conf']}persistence true\npersistence_location ./\n`,
    };
    expect(await oneCase(body, TWO, persistent)).toBe('passed x');
    expect(await oneCase(body, TWO, OPEN)).toMatch(/^failed x: retained messages \| t "x" \| none/);
    const database = { ...persistent, 'mosquitto.db': 'not a database' };
    expect(await oneCase(body, TWO, database)).toBe('passed x');
  });
});

describe('certificates and pre-shared keys that are made', () => {
  const files = {
    'mosquitto.conf':
      'listener 8883\ncafile certs/ca.crt\ncertfile certs/server.crt\nkeyfile certs/server.key\ncrlfile certs/crl.pem\nrequire_certificate true\nuse_identity_as_username true\nacl_file acl\n',
    acl: HOUSE.acl!,
  };
  const head = `configuration: mosquitto.conf
certificates:
  ca: { is: authority, certificate: certs/ca.crt, revocations: certs/crl.pem }
  other: { is: authority }
  server: { is: server, certificate: certs/server.crt, key: certs/server.key }
  alice: {}
  old: { name: alice, expired: true }
  lost: { name: alice, revoked: true }
  foreign: { name: alice, by: other }
`;

  test('good, expired, revoked, foreign and missing ones', async () => {
    const body =
      '    given: { a: { certificate: alice }, o: { certificate: old }, l: { certificate: lost }, f: { certificate: foreign }, n: {} }\n    then: { connect: { a: accepted, o: closed, l: closed, f: closed, n: closed } }\n';
    expect(await oneCase(body, head, files)).toBe('passed x');
  });

  test('the line that decides is named', async () => {
    const body = '    given: { o: { certificate: old } }\n    then: { connect: { o: accepted } }\n';
    expect(await oneCase(body, head, files)).toMatch(
      /^failed x: o connects \| accepted \| closed \(.*\) \| mosquitto\.conf:6$/,
    );
  });

  test('keys', async () => {
    const psk = { 'mosquitto.conf': 'listener 8883\npsk_hint h\npsk_file keys\nallow_anonymous true\n' };
    const keys = 'configuration: mosquitto.conf\npsk: { keys: { sensor: aabb } }\n';
    const body = (key: string, outcome: string) =>
      `    given: { s: { psk: { identity: sensor, key: ${key} } } }\n    then: { connect: { s: ${outcome} } }\n`;
    expect(await oneCase(body('aabb', 'accepted'), keys, psk)).toBe('passed x');
    expect(await oneCase(body('aacc', 'closed'), keys, psk)).toBe('passed x');
  });
});

describe('access tables', () => {
  const table = (...rows: readonly string[]) =>
    `${HEAD}access: |\n${rows.map((row) => `  ${row}\n`).join('')}`;

  test('say what each client may do', async () => {
    const right = table('client home/door home/light', 'alice rw r', 'bob r r', 'anonymous - -');
    expect(told(await run(right))).toEqual([
      'passed access: alice',
      'passed access: bob',
      'passed access: anonymous',
    ]);
  });

  test('name each wrong cell, and the line that decides', async () => {
    const wrong = table(
      'client home/door home/light garden',
      'alice r rw -',
      'bob rw r r',
      'anonymous r - -',
    );
    expect(told(await run(wrong))).toEqual([
      'failed access: alice: alice and home/door | r | rw | acl:2; alice and home/light | rw | r | mosquitto.conf:4',
      'failed access: bob: bob and home/door | rw | r | mosquitto.conf:4; bob and garden | r | - | mosquitto.conf:4',
      'failed access: anonymous: anonymous and home/door | r | - (may not connect: not-authorized) | mosquitto.conf:2',
    ]);
  });

  test('are answered for releases without MQTT 5 too', async () => {
    const right = `targets: 1.5.11\n${table('client home/door home/light', 'alice rw r', 'bob r r').replace(', version: 5', '')}`;
    expect(told(await run(right))).toEqual(['passed access: alice', 'passed access: bob']);
  });
});

describe('a test that cannot run says why', () => {
  test.each([
    ['configuration: n.conf\ncases: []\n', /^mistake 1 There is no file "n\.conf" here\.$/],
    ["configuration: '*.cnf'\ncases: []\n", /^mistake 1 No file matches "\*\.cnf"\.$/],
    ['configuration: mosquitto.conf\ntargets: 9.9\n', /^mistake 2 There is no release "9\.9"/],
    [`${HEAD}cases: [{ name: x, when: [{ conect: a }] }]\n`, /^mistake 7 There is no "conect" here/],
  ])('%s', async (text, message) => {
    const [first, ...others] = told(await run(text));
    expect(others).toEqual([]);
    expect(first).toMatch(message);
  });

  test('a configuration that does not start', async () => {
    const [first] = told(await run(`${HEAD}cases: []\n`, { 'mosquitto.conf': 'listener 1883\nmax_qos 3\n' }));
    expect(first).toMatch(/^mistake 2 Mosquitto .* does not start with it: /);
  });

  test('a file that is missing', async () => {
    const [first] = told(await run('configuration: mosquitto.conf\ncases: []\n'));
    expect(first).toMatch(/^mistake 3 Mosquitto .* does not start with it: .*passwd/);
  });
});

test('each configuration and target is run, and --filter chooses cases', async () => {
  const files = { 'a.conf': OPEN['mosquitto.conf'], 'b.conf': OPEN['mosquitto.conf'] };
  const text =
    "configuration: '*.conf'\ntargets: [1.6.15, 2.1]\nclients: { a: {} }\ncases:\n  - { name: one, when: [{ connect: a }] }\n  - { name: two, when: [{ connect: a }] }\n";
  const { runs } = await run(text, files, { filter: 'one' });
  expect(runs.map(({ target, cases }) => [target, cases.map(({ name }) => name)])).toEqual([
    ['1.6.15', ['one']],
    [expect.stringMatching(/^2\.1/), ['one']],
    ['1.6.15', ['one']],
    [expect.stringMatching(/^2\.1/), ['one']],
  ]);
});

test('a client that is disconnected because of `memory_limit` has that as its reason', async () => {
  const files = { 'mosquitto.conf': 'listener 1883\nallow_anonymous true\nmemory_limit 900000\n' };
  const text = `configuration: mosquitto.conf
clients:
  ana: { version: 5 }
cases:
  - name: large
    when:
      - { publish: a, as: ana, payload: ${'x'.repeat(100_000)}, qos: 1, then: accepted }
`;
  const result = await run(text, files);
  expect(told(result)).toEqual(['failed large: ana publishes to a | accepted | closed | mosquitto.conf:3']);
  expect(result.runs[0]!.cases[0]!.failures[0]!.reason?.text).toBe(
    '`memory_limit` leaves no room for what the client does',
  );
});
