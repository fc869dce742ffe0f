import { setTimeout as wait } from 'node:timers/promises';
import mqtt, { type MqttClient } from 'mqtt';
import { afterEach, describe, expect, it } from 'vitest';
import { freePort } from '../../support/free-port.js';
import type { Kind } from './brokers.js';
import { linkTo } from './link.js';
import { endAll, Program } from './stage.js';

afterEach(endAll);

/** Everything is saved as soon as it changes; `autosave_interval` is then a number of changes. */
const SAVED =
  'persistence true\npersistence_location FOLDER/\nautosave_on_changes true\nautosave_interval 1\n';
/** How long a broker may take to save, and a bridge to send what it may, in milliseconds. */
const SAVING = 1500;
/** Of each QoS: more than may be in flight together. */
const MESSAGES = 20;

type Counts = Record<string, number>;

async function connect(port: number, clientId: string): Promise<MqttClient> {
  const client = mqtt.connect({ host: '127.0.0.1', port, clientId, clean: false, reconnectPeriod: 0 });
  await new Promise((resolve) => client.once('connect', resolve));
  return client;
}

/** A client with a session, which counts what it gets. */
async function watch(port: number, counts: Counts): Promise<MqttClient> {
  const client = await connect(port, 'watcher');
  client.on('message', (topic) => {
    counts[topic] = (counts[topic] ?? 0) + 1;
  });
  await client.subscribeAsync('a/#', { qos: 2 });
  return client;
}

async function publishAll(port: number, name: string): Promise<void> {
  const client = await connect(port, 'publisher');
  for (let number = 0; number < MESSAGES; number++)
    for (const qos of [1, 2] as const) await client.publishAsync(`a/${name}/${qos}/${number}`, 'x', { qos });
  await client.endAsync();
}

/**
 * Messages wait for a bridge, or are in flight without an answer; then one of the brokers is killed, and another one takes its place.
 * @param kinds the broker with the bridge and the other one
 * @returns how often the client at the other broker gets each
 */
async function play(
  kinds: { readonly near: Kind; readonly far: Kind },
  killed: 'near' | 'far',
  next: Kind,
): Promise<Counts> {
  const far = new Program(kinds.far, await freePort());
  far.write(SAVED);
  await far.start();
  const link = await linkTo(far.port);
  const near = new Program(kinds.near, await freePort());
  const bridge = `connection c\naddress 127.0.0.1:${link.port}\ntopic a/# out 2\nnotifications false\nrestart_timeout 1\n`;
  near.write(`${SAVED}${bridge}`);
  await near.start();
  await near.logs('Received CONNACK');
  const counts: Counts = {};
  const before = await watch(far.port, counts);
  link.passesAnswers = false;
  await publishAll(near.port, 'unanswered');
  await wait(SAVING);
  await before.endAsync(true);
  await (killed === 'near' ? near : far).replace(next);
  link.cut();
  link.passesAnswers = true;
  const after = await watch(far.port, counts);
  await publishAll(near.port, 'later');
  const end = Date.now() + 20_000;
  while (Object.keys(counts).length < MESSAGES * 4 && Date.now() < end) await wait(50);
  await wait(1000);
  await after.endAsync(true);
  link.close();
  return counts;
}

/** Nothing is lost, and nothing of QoS 2 arrives twice. */
function mustBeComplete(counts: Counts): void {
  expect(Object.keys(counts)).toHaveLength(MESSAGES * 4);
  expect(Object.entries(counts).filter(([topic, count]) => topic.includes('/2/') && count > 1)).toEqual([]);
}

const orders: readonly [Kind, Kind, Kind][] = [
  ['own', 'real', 'own'],
  ['own', 'real', 'real'],
  ['real', 'real', 'own'],
  ['real', 'own', 'own'],
  ['real', 'own', 'real'],
];

describe.each(['near', 'far'] as const)('a broker at the %s end of a bridge that is killed', (killed) => {
  it('is replaced by an embedded one or a real one, and messages arrive as often as with real ones', async () => {
    const expected = await play({ near: 'real', far: 'real' }, killed, 'real');
    const twice = Object.values(expected).filter((count) => count > 1).length;
    console.log(`${killed}: ${twice} of ${MESSAGES * 4} arrive twice`);
    const lost = MESSAGES * 4 - Object.keys(expected).length;
    if (lost > 0) {
      // Debian's 2.0.11 lost up to 17 of those that were published later with QoS 1, so that others are not compared with it.
      console.log(`${killed}: real brokers lose ${lost} of ${MESSAGES * 4}`);
      mustBeComplete(await play({ near: 'own', far: 'own' }, killed, 'own'));
      return;
    }
    mustBeComplete(expected);
    for (const [first, other, next] of orders) {
      const kinds = killed === 'near' ? { near: first, far: other } : { near: other, far: first };
      expect({ kinds, next, counts: await play(kinds, killed, next) }).toEqual({
        kinds,
        next,
        counts: expected,
      });
      await endAll();
    }
  }, 240_000);
});
