import { describe, expect, it } from 'vitest';
import { needs } from '../../../../test/support/real-parts.js';
import { boot, client } from '../support/boot.js';
import { real, subscribed } from '../support/real-clients.js';

const OPEN = 'listener 1883 127.0.0.1\nallow_anonymous true\n';

/** The topics of a home. */
const lights = ['Sala', 'Quarto', 'Cozinha', 'Banheiro', 'Externa'].map((room) => `Iluminacao/${room}`);
const climate = ['Sala', 'Quarto'].flatMap((room) =>
  ['Estado', 'Temperatura'].map((what) => `ArCondicionado/${room}/${what}`),
);
const topics = [...lights, ...climate];

/** A filter, and what of the home it takes in. */
const filters: readonly (readonly [filter: string, reached: readonly string[]])[] = [
  ['Iluminacao/#', lights],
  ['Iluminacao/+', lights],
  ['Iluminacao/Sala', ['Iluminacao/Sala']],
  ['ArCondicionado/#', climate],
  ['ArCondicionado/+/Temperatura', ['ArCondicionado/Sala/Temperatura', 'ArCondicionado/Quarto/Temperatura']],
  ['ArCondicionado/Sala/+', ['ArCondicionado/Sala/Estado', 'ArCondicionado/Sala/Temperatura']],
  ['+/Sala', ['Iluminacao/Sala']],
  ['+/Sala/#', ['Iluminacao/Sala', 'ArCondicionado/Sala/Estado', 'ArCondicionado/Sala/Temperatura']],
  ['#', topics],
  // Case counts.
  ['arcondicionado/#', []],
  ['iluminacao/sala', []],
  // So do letters with and without marks.
  ['Iluminação/#', []],
  ['ArCondicionado/+', []],
];

/** Sent to all clients at the end, so that none waits for a message that does not arrive. */
const END = 'end';

describe.runIf(needs('mosquitto_pub', 'mosquitto_sub'))('the real clients', () => {
  it.concurrent.each(filters)('%s', async (filter, reached) => {
    await using broker = await boot(OPEN);
    const count = String(reached.length + 1);
    const ended = real(broker, 'sub', ['-i', 'sub', '-t', filter, '-t', END, '-C', count, '-F', '%t']);
    await subscribed(broker, 'sub');
    await Promise.all(topics.map((topic) => real(broker, 'pub', ['-t', topic, '-m', 'x', '-q', '1'])));
    await real(broker, 'pub', ['-t', END, '-m', 'x']);
    const seen = (await ended).stdout.trim().split('\n');
    expect(seen.sort()).toEqual([...reached, END].sort());
  });
});

it.each(filters)('MQTT.js: %s', async (filter, reached) => {
  await using broker = await boot(OPEN);
  const one = client(broker, { clientId: 'one' });
  const seen: string[] = [];
  one.on('message', (topic) => seen.push(topic));
  // A client of this version gets a message once for each of its filters.
  await one.subscribeAsync(filter === '#' ? [filter] : [filter, END]);
  for (const topic of [...topics, END]) await one.publishAsync(topic, 'x', { qos: 1 });
  await expect.poll(() => seen).toEqual([...topics.filter((topic) => reached.includes(topic)), END]);
  await one.unsubscribeAsync(filter);
  await one.subscribeAsync(END);
  await one.publishAsync(topics[0]!, 'x', { qos: 1 });
  await one.publishAsync('end', 'x', { qos: 1 });
  await expect.poll(() => seen.length).toBeGreaterThan(reached.length + 1);
  expect(seen.slice(reached.length + 1)).toEqual([END]);
  await one.endAsync();
});
