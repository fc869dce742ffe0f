import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import type { Broker, BrokerOptions } from '../../src/index.js';
import { boot } from '../support/boot.js';
import { bridged, connected } from '../support/bridged.js';
import { Remote } from '../support/remote.js';

const open: Broker[] = [];
afterEach(() => Promise.all(open.splice(0).map((broker) => broker.close())));

async function started(
  port: number,
  lines: string,
  options: { target?: string; general?: string } & BrokerOptions = {},
) {
  const { broker, log } = await bridged(port, `topic # both 1\nnotifications false\n${lines}`, options);
  open.push(broker);
  return { broker, log };
}

/** Whether a bridge begins to connect within a few turns of the event loop. */
async function connects(broker: Broker): Promise<boolean> {
  await wait(20);
  return broker.bridges.some(({ state }) => state === 'connecting' || state === 'connected');
}

/** The bridge of a broker is cut, and has noticed. */
async function cut(broker: Broker, remote: Remote): Promise<void> {
  const connection = await remote.connection();
  await connection.accepts();
  await connected(broker);
  const lost = broker.waitFor('bridge', ({ state }) => state === 'disconnected');
  connection.cut();
  await lost;
}

describe('a bridge that has lost its connection', () => {
  it.each(['1.4.15', '2.0.22', '2.1.2'])('connects again after its delay in %s', async (target) => {
    await using remote = await Remote.listens();
    const { broker } = await started(remote.port, 'restart_timeout 20', { target });
    await cut(broker, remote);
    broker.clock.advance(19);
    expect(await connects(broker)).toBe(false);
    broker.clock.advance(4);
    expect(await connects(broker)).toBe(true);
    await (await remote.connection()).accepts();
    await connected(broker);
  });

  it('logs its delay from 2.1, if that is random', async () => {
    await using remote = await Remote.listens();
    const { broker, log } = await started(remote.port, 'restart_timeout 10 30 60');
    await cut(broker, remote);
    broker.clock.advance(1);
    const [line] = log.filter((text) => text.includes('backoff'));
    const delay = Number(/^Bridge c next backoff will be (\d+) ms$/.exec(line ?? '')?.[1]);
    expect(delay).toBeGreaterThanOrEqual(10_000);
    expect(delay).toBeLessThanOrEqual(30_000);
  });

  it('stays away with start_type once', async () => {
    await using remote = await Remote.listens();
    const { broker } = await started(remote.port, 'start_type once\nrestart_timeout 1');
    await cut(broker, remote);
    broker.clock.advance(1000);
    expect(await connects(broker)).toBe(false);
  });

  it('waits with start_type lazy until enough messages wait, of any QoS', async () => {
    await using remote = await Remote.listens();
    const { broker } = await started(remote.port, 'start_type lazy\nthreshold 3\nrestart_timeout 1');
    await cut(broker, remote);
    broker.clock.advance(100);
    broker.publish('a', '1', { qos: 1 });
    broker.publish('a', '0', { qos: 0 });
    broker.clock.advance(100);
    expect(await connects(broker)).toBe(false);
    broker.publish('a', '2', { qos: 1 });
    broker.clock.advance(2);
    const connection = await remote.connection();
    await connection.accepts();
    const payloads: string[] = [];
    while (payloads.length < 3) payloads.push(String((await connection.nextOf('publish')).payload));
    expect(payloads).toEqual(['1', '0', '2']);
  });

  it('keeps messages of QoS 0 that are published while it connects', async () => {
    await using remote = await Remote.listens();
    const { broker } = await started(remote.port, '');
    const connection = await remote.connection();
    broker.publish('a', 'early', { qos: 0 });
    await connection.accepts();
    expect(String((await connection.nextOf('publish')).payload)).toBe('early');
  });

  it('drops a lazy connection without traffic up to 1.4.8, and never after', async () => {
    for (const [target, expected] of [
      ['1.4.8', 'disconnected'],
      ['1.4.9', 'connected'],
    ] as const) {
      await using remote = await Remote.listens();
      const lines =
        'start_type lazy\nidle_timeout 10\nkeepalive_interval 60\nbridge_protocol_version mqttv311';
      const { broker, log } = await started(remote.port, lines, { target });
      await (await remote.connection()).accepts();
      await connected(broker);
      broker.clock.advance(20);
      expect(broker.bridges).toMatchObject([{ state: expected }]);
      const text = 'Bridge connection local.broker.c has exceeded idle timeout, disconnecting.';
      expect(log.includes(text)).toBe(expected === 'disconnected');
    }
  });
});

describe('the keep alive of a bridge', () => {
  it('pings when nothing was sent or received for so long', async () => {
    await using remote = await Remote.listens();
    const { broker, log } = await started(remote.port, 'keepalive_interval 30');
    const connection = await remote.connection();
    await connection.accepts();
    await connected(broker);
    broker.clock.advance(29);
    expect(log.some((line) => line.startsWith('Sending PINGREQ'))).toBe(false);
    broker.clock.advance(2);
    expect(log).toContain('Sending PINGREQ to local.broker.c');
    await connection.nextOf('pingreq');
    connection.sends({ cmd: 'pingresp' });
    while (!log.includes('Received PINGRESP from local.broker.c')) await wait(1);
    broker.clock.advance(45);
    expect(broker.bridges).toMatchObject([{ state: 'connected' }]);
  });

  it('ends the connection if there is no answer', async () => {
    await using remote = await Remote.listens();
    const { broker } = await started(remote.port, 'keepalive_interval 30');
    await (await remote.connection()).accepts();
    await connected(broker);
    broker.clock.advance(31);
    expect(broker.bridges).toMatchObject([{ state: 'connected' }]);
    broker.clock.advance(31);
    expect(broker.bridges).toMatchObject([{ state: 'disconnected' }]);
  });

  it('ends a connection whose broker never answers the CONNECT', async () => {
    await using remote = await Remote.listens();
    const { broker } = await started(remote.port, 'keepalive_interval 30');
    await (await remote.connection()).next();
    broker.clock.advance(31);
    expect(broker.bridges).toMatchObject([{ state: 'disconnected' }]);
  });

  it('is what a broker of 5.0 says', async () => {
    await using remote = await Remote.listens(5);
    const lines = 'keepalive_interval 600\nbridge_protocol_version mqttv50';
    const { broker, log } = await started(remote.port, lines);
    await (await remote.connection()).accepts({ serverKeepAlive: 10 });
    await connected(broker);
    broker.clock.advance(11);
    expect(log).toContain('Sending PINGREQ to local.broker.c');
  });
});

describe('several addresses', () => {
  const bridgeTo = async (remotes: readonly Remote[], lines: string) => {
    const addresses = remotes.map(({ port }) => `127.0.0.1:${port}`).join(' ');
    const text = `listener 1883\nallow_anonymous true\nconnection c\naddresses ${addresses}\ntopic # in\nrestart_timeout 1\nnotifications false\n${lines}\n`;
    const broker = await boot(text);
    open.push(broker);
    return broker;
  };

  it('are tried in turn', async () => {
    await using first = await Remote.listens();
    await using second = await Remote.listens();
    const broker = await bridgeTo([first, second], 'round_robin true');
    await cut(broker, first);
    broker.clock.advance(3);
    await cut(broker, second);
    broker.clock.advance(3);
    await (await first.connection()).accepts();
    await connected(broker);
  });

  it('are equal with round_robin: the bridge stays where it is', async () => {
    await using first = await Remote.listens();
    await using second = await Remote.listens();
    const broker = await bridgeTo([first, second], 'round_robin true');
    await cut(broker, first);
    broker.clock.advance(3);
    await (await second.connection()).accepts();
    await connected(broker);
    broker.clock.advance(30);
    await wait(20);
    expect(broker.bridges).toMatchObject([{ isConnected: true, address: `127.0.0.1:${second.port}` }]);
  });

  it('have a first one, to which the bridge returns once it answers', async () => {
    await using first = await Remote.listens();
    await using second = await Remote.listens();
    const broker = await bridgeTo([first, second], '');
    await cut(broker, first);
    broker.clock.advance(3);
    const away = await second.connection();
    await away.accepts();
    await connected(broker);
    const left = broker.waitFor('bridge', ({ state }) => state === 'disconnected');
    broker.clock.advance(6);
    await left;
    // The connection by which it was tried.
    await (await first.connection()).ends();
    broker.clock.advance(3);
    await (await first.connection()).accepts();
    await connected(broker);
    expect(broker.bridges).toMatchObject([{ address: `127.0.0.1:${first.port}` }]);
  });
});

describe('the end of the broker', () => {
  it('closes the connection without a DISCONNECT, and connects no more', async () => {
    await using remote = await Remote.listens();
    const { broker } = await started(remote.port, '');
    const connection = await remote.connection();
    await connection.accepts();
    await connected(broker);
    await connection.nextOf('subscribe');
    await broker.close();
    await expect(connection.next()).rejects.toThrow('has closed the connection');
    broker.clock.advance(100);
    expect(await connects(broker)).toBe(false);
  });
});
