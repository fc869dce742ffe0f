import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { answerCommands } from '../../src/control/commands.js';
import type { Broker } from '../../src/index.js';
import { boot, client, nextMessage } from '../support/boot.js';

const folder = mkdtempSync(join(tmpdir(), 'control-'));
afterAll(() => rmSync(folder, { recursive: true }));
const passwords = join(folder, 'passwords');
writeFileSync(passwords, '', { mode: 0o600 });

const TOPIC = '$CONTROL/broker/v1';
const text = `enable_control_api true
allow_anonymous true
listener 1883 127.0.0.1
listener 9001 127.0.0.1
protocol websockets
plugin /usr/lib/mosquitto_password_file.so
plugin_opt_password_file ${passwords}
`;

/** What a client is answered that sends a payload as a command. */
async function ask(broker: Broker, payload: string): Promise<unknown> {
  const asking = client(broker, { clientId: 'asking' });
  await asking.subscribeAsync('$CONTROL/#');
  const answer = nextMessage(asking);
  await asking.publishAsync(TOPIC, payload, { qos: 1 });
  const [topic, json] = await answer;
  expect(topic).toBe(`${TOPIC}/response`);
  await asking.endAsync();
  return JSON.parse(json.toString()) as unknown;
}

describe('the control API', () => {
  it('lists plugins and listeners', async () => {
    const log: string[] = [];
    await using broker = await boot(text, {
      files: { [passwords]: '' },
      log: { wants: () => true, write: (_kind, line) => void log.push(line) },
    });
    const [first, second] = broker.listeners;
    const commands = '[{"command":"listPlugins"},{"command":"LISTlisteners","correlationData":"c"}]';
    expect(await ask(broker, `{"commands":${commands}}`)).toEqual({
      responses: [
        { command: 'listPlugins', data: { plugins: [{ name: 'password-file', 'control-endpoints': [] }] } },
        {
          command: 'listListeners',
          data: {
            listeners: [
              { port: first!.port, protocol: 'mqtt', 'bind-address': '127.0.0.1', tls: false },
              { port: second!.port, protocol: 'mqtt+websockets', 'bind-address': '127.0.0.1', tls: false },
            ],
          },
          correlationData: 'c',
        },
      ],
    });
    expect(log).toContain('Broker: asking/(null) | listListeners');
  });

  // Measured with 2.1.2: the plugin for SQLite does not tell its name.
  it('lists plugins in the order of the configuration, with what they say of themselves', async () => {
    const security = join(folder, 'security.json');
    const database = join(folder, 'mosquitto.sqlite3');
    const allowed = ['publishClientSend', 'publishClientReceive', 'subscribePattern'].map((acltype) => ({
      acltype,
      topic: '$CONTROL/#',
      allow: true,
    }));
    const file = JSON.stringify({
      groups: [{ groupname: 'anyone', roles: [{ rolename: 'control' }] }],
      anonymousGroup: 'anyone',
      roles: [{ rolename: 'control', acls: allowed }],
    });
    const plugins = `plugin /usr/lib/mosquitto_persist_sqlite.so
plugin_opt_db_file ${database}
plugin /usr/lib/mosquitto_sparkplug_aware.so
plugin /usr/lib/mosquitto_dynamic_security.so
plugin_opt_config_file ${security}
`;
    await using broker = await boot(text + plugins, {
      files: { [passwords]: '', [security]: file },
      skips: ['written-files'],
    });
    expect(await ask(broker, '{"commands":[{"command":"listPlugins"}]}')).toEqual({
      responses: [
        {
          command: 'listPlugins',
          data: {
            plugins: [
              { name: 'password-file', 'control-endpoints': [] },
              { name: 'sparkplug-aware', version: '1.0', 'control-endpoints': [] },
              { name: 'dynamic-security', 'control-endpoints': ['$CONTROL/dynamic-security/v1'] },
            ],
          },
        },
      ],
    });
  });

  it('has no command that is called like a member of an object', async () => {
    await using broker = await boot(text, { files: { [passwords]: '' } });
    const names = Object.getOwnPropertyNames(Object.prototype);
    const commands = names.map((command) => ({ command }));
    const responses = names.map((command) => ({ command, error: 'Unknown command' }));
    expect(await ask(broker, JSON.stringify({ commands }))).toEqual({ responses });
  });

  it('is off by default', async () => {
    await using broker = await boot(text.replace('enable_control_api true\n', ''), {
      files: { [passwords]: '' },
    });
    expect(await ask(broker, '{}')).toEqual({ error: 'endpoint not available' });
  });
});

// Measured with 2.1.2.
it.each([
  ['x', ['Unknown command', 'Payload not valid JSON']],
  ['', ['Unknown command', 'Payload not valid JSON']],
  ['{}', ['Unknown command', 'Invalid/missing commands']],
  ['[]', ['Unknown command', 'Invalid/missing commands']],
  ['{"commands":{}}', ['Unknown command', 'Invalid/missing commands']],
  ['{"commands":[]}'],
  ['{"commands":[1,{"command":"nope"}]}', ['Unknown command', 'Command not an object']],
  ['{"commands":[{}]}', ['Unknown command', 'Missing command']],
  [
    '{"commands":[{"command":"a","correlationData":"q"},{"command":"b"}]}',
    ['a', 'Unknown command', 'q'],
    ['b', 'Unknown command'],
  ],
  [
    '{"commands":[{"command":"a","correlationData":1},{"command":"b"}]}',
    ['a', 'Invalid correlationData data type.'],
  ],
  ['{"Commands":[{"Command":"a"}]}', ['a', 'Unknown command']],
])('a request that cannot be done: %s', (payload, ...expected) => {
  const answer = answerCommands(Buffer.from(payload), () => ({ error: 'Unknown command' }));
  const responses = expected.map(([command, error, correlationData]) => ({
    command,
    error,
    ...(correlationData === undefined ? {} : { correlationData }),
  }));
  expect(answer).toBe(JSON.stringify({ responses }));
});

it('answers any payload', () => {
  const payload = fc.oneof(
    fc.string(),
    fc.json(),
    fc.array(fc.jsonValue()).map((commands) => JSON.stringify({ commands })),
  );
  fc.assert(
    fc.property(payload, (sent) => {
      const { responses } = JSON.parse(answerCommands(Buffer.from(sent), () => ({ data: {} }))) as {
        readonly responses: unknown;
      };
      expect(responses).toBeInstanceOf(Array);
    }),
  );
});
