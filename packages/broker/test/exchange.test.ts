import { describe, expect, it } from 'vitest';
import { boot, client, nextMessage } from './support/boot.js';

const OPEN = 'listener 1883 127.0.0.1\nallow_anonymous true\n';

describe.each([3, 4, 5] as const)('protocol version %i', (protocolVersion) => {
  const protocolId = protocolVersion === 3 ? 'MQIsdp' : 'MQTT';
  it.each([0, 1, 2] as const)('delivers a message of QoS %i to a subscriber', async (qos) => {
    await using broker = await boot(OPEN);
    const one = client(broker, { clientId: 'one', protocolVersion, protocolId });
    await one.subscribeAsync('a/#', { qos });
    const received = nextMessage(one);
    await one.publishAsync('a/b', 'hello', { qos });
    const [topic, payload, packet] = await received;
    expect([topic, String(payload), packet.qos]).toEqual(['a/b', 'hello', qos]);
    await one.endAsync();
  });
});

describe('retained messages', () => {
  it('are sent to later subscribers, until one without a payload removes them', async () => {
    await using broker = await boot(OPEN);
    const one = client(broker, { clientId: 'one' });
    await one.publishAsync('a', 'kept', { retain: true, qos: 1 });
    const received = nextMessage(one);
    await one.subscribeAsync('+');
    const [, payload, packet] = await received;
    expect([String(payload), packet.retain]).toEqual(['kept', true]);
    await one.publishAsync('a', '', { retain: true, qos: 1 });
    const two = client(broker, { clientId: 'two' });
    const seen: string[] = [];
    two.on('message', (topic) => seen.push(topic));
    await two.subscribeAsync('#');
    await two.publishAsync('end', '', { qos: 1 });
    expect(seen).toEqual(['end']);
  });
});

describe('sessions', () => {
  it('keep messages of QoS 1 and 2 for clients that are not connected', async () => {
    await using broker = await boot(OPEN);
    const options = { clientId: 'one', clean: false } as const;
    const one = client(broker, options);
    await one.subscribeAsync('a', { qos: 2 });
    await one.endAsync();
    const two = client(broker, { clientId: 'two' });
    for (const qos of [0, 1, 2] as const) await two.publishAsync('a', String(qos), { qos });
    const back = client(broker, options);
    const seen: string[] = [];
    back.on('message', (_, payload) => seen.push(String(payload)));
    await two.publishAsync('a', 'last', { qos: 2 });
    await expect.poll(() => seen).toEqual(['1', '2', 'last']);
  });
});

describe('access', () => {
  const files = { acl: 'user ana\ntopic read a\ntopic write b\n' };
  it('follows the ACL file, and names the line that decided', async () => {
    await using broker = await boot(`${OPEN}acl_file acl\n`, { files });
    const denied: unknown[] = [];
    broker.events.on('decision', ({ kind, allowed, topic, place }) => {
      if (!allowed) denied.push([kind, topic, place?.line]);
    });
    const ana = client(broker, { clientId: 'ana', username: 'ana' });
    const seen: string[] = [];
    ana.on('message', (topic) => seen.push(topic));
    await ana.subscribeAsync('#', { qos: 1 });
    await ana.publishAsync('a', '', { qos: 1 });
    await ana.publishAsync('b', '', { qos: 1 });
    broker.publish('a', 'x');
    await expect.poll(() => seen).toEqual(['a']);
    expect(denied).toEqual([
      ['publish', 'a', undefined],
      ['receive', 'b', undefined],
    ]);
  });
});
