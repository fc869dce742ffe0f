import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mqtt, { type MqttClient } from 'mqtt';
import { afterAll, describe, expect, it } from 'vitest';
import { needs } from '../../../test/support/real-parts.js';
import { boot, client } from './support/boot.js';
import { startRealBroker } from './support/real-broker.js';

const OPEN = 'listener 1883 127.0.0.1\nallow_anonymous true\n';

/** What is retained below `$SYS/broker/`, by the rest of its topic. */
async function tree(one: MqttClient): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  one.on('message', (topic, payload, { retain }) => {
    if (retain) found.set(topic.replace('$SYS/broker/', ''), String(payload));
  });
  await one.subscribeAsync('$SYS/#');
  // What is answered after it has come after it.
  await one.subscribeAsync('end', { qos: 1 });
  await one.publishAsync('end', '', { qos: 1 });
  await one.endAsync();
  return found;
}

describe('$SYS', () => {
  it('counts what is received and sent', async () => {
    await using broker = await boot(OPEN);
    const one = client(broker, { clientId: 'one' });
    await one.subscribeAsync('a', { qos: 1 });
    await one.publishAsync('a', 'hello', { qos: 1 });
    broker.clock.advance(10);
    const found = await tree(client(broker));
    // CONNECT, SUBSCRIBE, PUBLISH and the PUBACK of what came back.
    expect(found.get('messages/received')).toBe('4');
    expect(found.get('publish/messages/received')).toBe('1');
    expect(found.get('publish/messages/sent')).toBe('1');
    expect(found.get('publish/bytes/sent')).toBe('5');
    expect(found.get('clients/connected')).toBe('1');
    expect(found.get('subscriptions/count')).toBe('1');
    expect(Number(found.get('load/messages/received/1min'))).toBeGreaterThan(0);
    await one.endAsync();
  });

  it('starts in 2.1 with the values before its own messages', async () => {
    await using broker = await boot(OPEN);
    const found = await tree(client(broker));
    // The version and the time it runs.
    expect(found.get('retained messages/count')).toBe('2');
    expect(found.get('messages/stored')).toBe('2');
    expect(found.has('packet/out/count')).toBe(true);
    expect(found.has('connections/socket/count')).toBe(true);
    // It is published once there were more than one.
    expect(found.has('clients/maximum')).toBe(false);
  });

  // Measured: 27 loads, and none.
  it.each([
    ['2.0.22', 27],
    ['2.1.0', 0],
    ['2.1.1', 27],
    ['2.1.2', 27],
  ])('has loads from the start, but for 2.1.0: %s', async (target, count) => {
    await using broker = await boot(OPEN, { target });
    const found = await tree(client(broker));
    expect([...found].filter(([topic, value]) => topic.startsWith('load/') && value === '0.00')).toHaveLength(
      count,
    );
    broker.clock.advance(11);
    expect((await tree(client(broker, { clientId: 'later' }))).has('load/connections/1min')).toBe(true);
  });

  it.each([
    ['2.1', 3],
    ['2.0', 4],
  ])('is renewed by %s every 3 seconds, when they are up or over: after %i', async (target, expected) => {
    await using broker = await boot(`sys_interval 3\n${OPEN}`, { target });
    const one = client(broker);
    const times: number[] = [];
    await one.subscribeAsync('$SYS/broker/uptime');
    one.on('message', (_, payload, { retain }) => {
      if (!retain) times.push(Number.parseInt(String(payload), 10));
    });
    for (let second = 0; second < 15; second++) broker.clock.advance(1);
    await expect.poll(() => times.length).toBeGreaterThanOrEqual(3);
    expect(times[1]! - times[0]!).toBe(expected);
    expect(times[2]! - times[1]!).toBe(expected);
    await one.endAsync();
  });

  it.each([
    ['2.0.15', false],
    ['2.0.16', true],
  ])('is forgotten by %s where it stays as it is for a minute: %s', async (target, stays) => {
    await using broker = await boot(`sys_interval 100\n${OPEN}`, { target });
    broker.clock.advance(70);
    const found = await tree(client(broker));
    expect(found.has('version')).toBe(true);
    expect(found.has('clients/expired')).toBe(stays);
  });

  it('does not exist with an interval of 0', async () => {
    await using broker = await boot(`sys_interval 0\n${OPEN}`);
    expect(broker.retained).toEqual([]);
    const one = client(broker);
    let count = 0;
    one.on('message', () => count++);
    await one.subscribeAsync('$SYS/#');
    await one.publishAsync('end', '', { qos: 1 });
    expect(count).toBe(0);
    await one.endAsync();
  });
});

const folder = mkdtempSync(join(tmpdir(), 'sys-tree-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe.skipIf(!needs('mosquitto'))('the installed broker', () => {
  it('begins with the same topics and values', async () => {
    const real = await startRealBroker(folder, 'sys_interval 600');
    const theirs = await tree(await mqtt.connectAsync(`mqtt://127.0.0.1:${real.port}`));
    await real.stop();
    await using broker = await boot(`sys_interval 600\n${OPEN}`, { target: real.release });
    const ours = await tree(client(broker));
    // The heap is that of another program, and the versions name their lengths.
    for (const one of [ours, theirs])
      for (const name of ['heap/current', 'heap/maximum', 'uptime', 'store/messages/bytes'])
        one.set(name, 'some');
    expect(Object.fromEntries(ours)).toEqual(Object.fromEntries(theirs));
  });
});
