import {
  globalMaxClients,
  globalMaxConnections,
  maxInflightBytes,
  maxInflightMessages,
  maxKeepalive,
  maxPacketSize,
  maxQueuedBytes,
  maxQueuedMessages,
  memoryLimit,
  messageSizeLimit,
  packetBufferSize,
} from '@mosquitto-conf/config/directives';
import { type Probe, probe } from './probe.js';
import type { Scene } from './scene.js';

const BODY = 'x'.repeat(100);

/** How many of ten messages of QoS 1 a client gets that acknowledges none. */
async function arrivingUnacknowledged(scene: Scene): Promise<number> {
  const client = await scene.connects({ silent: true });
  await client.subscribes('a', 1);
  for (let count = 0; count < 10; count++) await client.publishes('a', BODY, { qos: 1 });
  return client.receivesAll();
}

/** How many of ten messages of QoS 1 wait for a client that was away. */
async function waiting(scene: Scene): Promise<number> {
  const absent = await scene.connects({ clientId: 'absent', clean: false });
  await absent.subscribes('a', 1);
  await absent.leaves();
  const other = await scene.connects();
  for (let count = 0; count < 10; count++) await other.publishes('a', BODY, { qos: 1 });
  const back = await scene.connects({ clientId: 'absent', clean: false });
  return back.receivesAll();
}

export const limitsProbes: readonly Probe[] = [
  probe(maxInflightBytes, {
    lines: ['max_inflight_bytes 250', 'max_inflight_bytes 0'],
    first: '2.0.13',
    look: arrivingUnacknowledged,
    shows: [3, 10],
  }),
  probe(maxInflightBytes, {
    lines: ['max_inflight_bytes 250', 'max_inflight_bytes 0'],
    // These send a message beyond the limit with the next one; older ones do so at once.
    first: '2.0.0',
    last: '2.0.12',
    look: arrivingUnacknowledged,
    shows: [9, 10],
  }),
  probe(maxInflightMessages, {
    lines: ['max_inflight_messages 2', 'max_inflight_messages 20'],
    look: arrivingUnacknowledged,
    shows: [2, 10],
  }),
  probe(maxQueuedBytes, {
    lines: ['max_queued_bytes 250', 'max_queued_bytes 0'],
    configuration:
      'max_queued_messages 1000\nlistener PORT 127.0.0.1\nallow_anonymous true\nmax_inflight_messages 1\nLINES\n',
    look: waiting,
    shows: [3, 10],
  }),
  probe(maxQueuedMessages, {
    lines: ['max_queued_messages 3', 'max_queued_messages 100'],
    configuration: 'listener PORT 127.0.0.1\nallow_anonymous true\nmax_inflight_messages 1\nLINES\n',
    look: waiting,
    shows: [3, 10],
  }),
  probe(maxKeepalive, {
    lines: ['max_keepalive 100', ''],
    look: async (scene) => (await scene.connects({ version: 5, keepalive: 200 })).properties.serverKeepAlive,
    shows: [100, undefined],
  }),
  probe(maxPacketSize, {
    lines: ['max_packet_size 100', ''],
    look: async (scene) => (await scene.connects()).publishes('a', BODY),
    shows: ['closed', undefined],
  }),
  probe(messageSizeLimit, {
    lines: ['message_size_limit 5', ''],
    look: async (scene) => {
      const client = await scene.connects();
      await client.subscribes('a');
      await client.publishes('a', 'short');
      await client.publishes('a', 'longer');
      return client.texts;
    },
    shows: [['a=short'], ['a=short', 'a=longer']],
  }),
  probe(memoryLimit, {
    lines: ['memory_limit 3000000', 'memory_limit 0'],
    look: async (scene) => {
      const client = await scene.connects();
      const large = 'x'.repeat(20_000);
      for (let number = 0; number < 300 && !client.isClosed; number++)
        await client.publishes(`a/${number}`, large, { qos: 1, retain: true });
      return client.isClosed;
    },
    shows: [true, false],
  }),
  probe(globalMaxClients, {
    lines: ['global_max_clients 1', ''],
    look: async (scene) => {
      const first = await scene.connects({ clientId: 'first', clean: false });
      await first.leaves();
      return (await scene.connects({ clientId: 'second' })).code;
    },
    shows: ['closed', 0],
  }),
  probe(globalMaxConnections, {
    lines: ['global_max_connections 1', ''],
    look: async (scene) => {
      await scene.connects({ clientId: 'first' });
      return (await scene.connects({ clientId: 'second' })).code;
    },
    shows: ['closed', 0],
  }),
  probe(packetBufferSize, {
    lines: ['packet_buffer_size 1024', 'packet_buffer_size 8192'],
    configuration:
      'listener OTHER 127.0.0.1\nlistener PORT 127.0.0.1\nprotocol websockets\nallow_anonymous true\nLINES\n',
    first: '2.1.0',
    look: async (scene) => (await scene.connects({ web: { cookie: 'x'.repeat(2000) } })).code,
    shows: ['closed', 0],
  }),
];
