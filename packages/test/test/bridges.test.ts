import { describe, expect, test } from 'vitest';
import { coverageOf } from '../src/internal.js';
import { run, told } from './support.js';

const PLANT = `listener 1883
allow_anonymous true
acl_file acl
connection cloud
address cloud.example.com:8883
bridge_cafile ca.crt
remote_username plant
remote_password secret
topic sensors/# out 1 "" plant/
topic commands/# in 1 "" plant/
connection backup
address backup.example.com
topic # out 1
connection elsewhere
address other.example.com
topic # out
`;

const CLOUD = `listener 1883
listener 8883
cafile ca.crt
certfile cloud.crt
keyfile cloud.key
allow_anonymous false
password_file cloud.passwd
acl_file cloud.acl
`;

const FILES = {
  'mosquitto.conf': PLANT,
  acl: 'topic readwrite #\n',
  'cloud/cloud.conf': CLOUD,
  'cloud/cloud.acl': 'user plant\ntopic write plant/sensors/#\ntopic read plant/#\nuser app\ntopic #\n',
};

/** Far ends that accept anyone. */
const OPEN = `configuration: mosquitto.conf
bridges: { cloud: , backup: {} }
certificates: { ca: { is: authority, certificate: ca.crt } }
clients:
  here: { version: 5 }
  app: { bridge: cloud }
  copy: { bridge: backup }
`;

/** One with a configuration, in which the bridge has to log in. */
const CLOSED = `configuration: mosquitto.conf
bridges: { cloud: { configuration: cloud/cloud.conf, target: 2.0.22 } }
passwords: { cloud.passwd: { plant: secret, app: app } }
certificates:
  ca: { is: authority, certificate: ca.crt }
  cloud: { is: server, certificate: cloud.crt, key: cloud.key }
clients:
  here: { version: 5 }
  app: { bridge: cloud, listener: 8883, username: app, password: app }
`;

/** What comes of one case. */
async function oneCase(
  head: string,
  body: string,
  files: Readonly<Record<string, string>> = FILES,
): Promise<string> {
  const [first, ...others] = told(await run(`${head}cases:\n  - name: x\n${body}`, files));
  expect(others).toEqual([]);
  return first!;
}

const OUT = `    when:
      - { subscribe: '#', qos: 1, as: app }
      - { publish: sensors/heat, payload: 21, qos: 1, as: here }
`;

describe('what passes a bridge', () => {
  test.each([
    ['out, to the far end', `${OUT}    then: { messages: { app: [plant/sensors/heat] } }\n`],
    [
      'in, from the far end',
      `    when: [{ subscribe: '#', as: here }, { publish: plant/commands/run, as: app }, { publish: other, as: app }]
    then: { messages: { here: [commands/run] }, connected: { cloud: true, here: true } }\n`,
    ],
    [
      'to several far ends',
      `    when: [{ subscribe: '#', as: copy }, { subscribe: '#', as: app }, { publish: sensors/heat, qos: 1, as: here }]
    then: { messages: { app: [plant/sensors/heat], copy: [sensors/heat] } }\n`,
    ],
    [
      'later, if the connection was cut',
      `    when:
      - { subscribe: '#', as: app }
      - { cut: cloud }
      - { publish: sensors/heat, qos: 1, as: here }
      - { expect: { connected: { cloud: false }, messages: { app: [] } } }
      - { wait: 2m }
    then: { messages: { app: [plant/sensors/heat] }, connected: { cloud: true } }\n`,
    ],
    [
      'after a restart',
      `    when: [{ subscribe: '#', as: app }, { restart: true }, { publish: sensors/heat, qos: 1, as: here }]
    then: { messages: { app: [plant/sensors/heat] } }\n`,
    ],
    [
      'after hours in which both ping',
      `    when: [{ subscribe: '#', as: app }, { wait: 3h }, { publish: sensors/heat, qos: 1, as: here }]
    then: { messages: { app: [plant/sensors/heat] }, connected: { cloud: true } }\n`,
    ],
  ])('%s', async (_, body) => {
    expect(await oneCase(OPEN, body)).toBe('passed x');
  });

  test('with TLS and a password, where the far end has a configuration', async () => {
    expect(await oneCase(CLOSED, `${OUT}    then: { messages: { app: [plant/sensors/heat] } }\n`)).toBe(
      'passed x',
    );
  });
});

describe('what does not pass, and the line that decides', () => {
  test.each([
    [
      'no topic line',
      OPEN,
      OUT.replace('sensors/', 'other/'),
      '{ app: [plant/other/heat] }',
      'mosquitto.conf:4',
    ],
    [
      'a wrong password at the far end',
      CLOSED.replace('secret', 'other'),
      OUT,
      '{ app: [plant/sensors/heat] }',
      'cloud.passwd:1',
    ],
    [
      'the ACL of the far end',
      CLOSED,
      OUT,
      '{ app: [plant/sensors/heat] }',
      'cloud.conf:8',
      { ...FILES, 'cloud/cloud.acl': 'user plant\ntopic read #\nuser app\ntopic #\n' },
    ],
  ])('%s', async (_, head, when, messages, line, files = FILES) => {
    const found = await oneCase(head, `${when}    then: { messages: ${messages} }\n`, files);
    expect(found).toMatch(/^failed x: app receives \| plant\/\w+\/heat \| none \| /);
    expect(found.split(' | ').at(-1)).toBe(line);
  });

  test('a bridge that is not connected says why', async () => {
    const { runs } = await run(
      `${CLOSED.replace('secret', 'other')}cases: [{ name: x, then: { connected: { cloud: true } } }]\n`,
      FILES,
    );
    expect(runs[0]?.cases[0]?.failures).toMatchObject([
      {
        what: 'cloud is connected',
        actual: 'false',
        reason: { text: /^The far end refuses the bridge cloud: / },
      },
    ]);
  });
});

describe('mistakes', () => {
  test.each([
    ['bridges: { clowd: {} }\n', 'mistake 2 There is no bridge "clowd". Did you mean "cloud"?'],
    ['bridges: { cloud: { configuration: x.conf } }\n', 'mistake 2 There is no file "x.conf" here.'],
    [
      'bridges: { cloud: { configuration: bad.conf } }\n',
      /^mistake 1 Mosquitto \S+ does not start with it: /,
      { ...FILES, 'bad.conf': 'max_qos 7\n' },
    ],
    [
      'bridges: { cloud: {} }\n',
      'mistake 2 The configuration has no bridges.',
      { 'mosquitto.conf': 'listener 1883\nallow_anonymous true\n' },
    ],
  ])('%j', async (bridges, expected, files = FILES) => {
    const text = `configuration: mosquitto.conf\n${bridges}certificates: { ca: { is: authority, certificate: ca.crt } }\ncases: [{ name: x, when: [{ reload: true }] }]\n`;
    const found = told(await run(text, files));
    expect(found).toEqual([typeof expected === 'string' ? expected : expect.stringMatching(expected)]);
  });
});

test('coverage knows the topics by which messages passed', async () => {
  const all: Parameters<typeof coverageOf>[] = [];
  const onSetup = (...one: Parameters<typeof coverageOf>) => void all.push(one);
  await run(`${OPEN}cases:\n  - name: x\n${OUT}`, FILES, { onSetup });
  const topics = all.flatMap((one) => coverageOf(...one)).filter(({ kind }) => kind === 'bridge-topic');
  expect(topics.map(({ name, touched }) => `${touched ? '+' : '-'} ${name}`)).toEqual([
    '+ cloud: sensors/#',
    '- cloud: commands/#',
    '+ backup: #',
    '- elsewhere: #',
  ]);
});

test('messages that bridges pass on in a circle end the case', async () => {
  const bridge = (name: string, port: number) =>
    `connection ${name}\naddress 127.0.0.1:${port}\ntopic # both 0\ntry_private false\n`;
  const text = `configuration: mosquitto.conf
bridges: { one: {}, two: {} }
clients: { ana: {}, far: { bridge: one } }
cases:
  - name: it never ends
    given: { more: { bridge: two } }
    when:
      - { subscribe: '#', as: far }
      - { publish: a, as: ana, payload: x }
      - { wait: 1s }
`;
  const configuration = `listener 1883\nallow_anonymous true\n${bridge('one', 1)}${bridge('two', 2)}`;
  const results = told(await run(text, { 'mosquitto.conf': configuration }));
  expect(results).toEqual([
    'broken it never ends: Messages never come to rest: bridges may pass them on in a circle.',
  ]);
});
