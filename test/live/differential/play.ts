import type { Packet } from 'mqtt-packet';
import { Peer } from './peer.js';
import type { Step } from './script.js';

/** What each client got in a step, without what no standard fixes. */
export type Received = Readonly<Record<number, readonly unknown[]>>;

/** Plays a script to a broker. @param prefix in front of client ids and topics, so that scripts do not meet */
export async function play(steps: readonly Step[], port: number, prefix: string): Promise<Received[]> {
  const peers = new Map<number, Peer>();
  const ids = new Map<number, number>();
  const received: Received[] = [];
  const behind = (name: string) => name.replace(/^(\$share\/\w+\/)?/, `$1${prefix}/`);
  try {
    for (const step of steps) {
      await perform(step, peers, ids, port, prefix, behind);
      await settle(peers);
      received.push(Object.fromEntries([...peers].map(([client, peer]) => [client, tidy(peer)])));
    }
  } finally {
    for (const peer of peers.values()) await peer.drop();
  }
  return received;
}

async function perform(
  step: Step,
  peers: Map<number, Peer>,
  ids: Map<number, number>,
  port: number,
  prefix: string,
  behind: (name: string) => string,
): Promise<void> {
  const { client } = step;
  const peer = peers.get(client);
  if (step.does === 'connect') {
    const { version, clean, expiry, receiveMaximum, will } = step;
    const next = await Peer.open(port, {
      cmd: 'connect',
      protocolId: version === 3 ? 'MQIsdp' : 'MQTT',
      protocolVersion: version,
      clientId: `${prefix}-${client}`,
      clean,
      keepalive: 60,
      ...(will
        ? {
            will: {
              topic: behind(will.topic),
              payload: Buffer.from('gone'),
              qos: will.qos,
              retain: will.retain,
            },
          }
        : {}),
      ...(version === 5
        ? { properties: { sessionExpiryInterval: expiry, ...(receiveMaximum > 0 ? { receiveMaximum } : {}) } }
        : {}),
    });
    await next.ping();
    await peer?.drop();
    peers.set(client, next);
    return;
  }
  if (!peer?.isOpen) return;
  const messageId = (ids.get(client) ?? 0) + 1;
  ids.set(client, messageId);
  switch (step.does) {
    case 'subscribe': {
      const { filter, qos, nl, rap, rh, identifier } = step;
      // Nobody's own message can be kept from a group.
      const own = nl && !filter.startsWith('$share');
      peer.send({
        cmd: 'subscribe',
        messageId,
        subscriptions: [{ topic: behind(filter), qos, nl: own, rap, rh }],
        ...(identifier > 0 ? { properties: { subscriptionIdentifier: identifier } } : {}),
      } as Packet);
      return;
    }
    case 'unsubscribe':
      peer.send({ cmd: 'unsubscribe', messageId, unsubscriptions: [behind(step.filter)] });
      return;
    case 'publish': {
      const { topic, qos, retain, payload, expires, property } = step;
      peer.send({
        cmd: 'publish',
        messageId,
        topic: behind(topic),
        qos,
        retain,
        dup: false,
        payload: Buffer.from(payload),
        properties: {
          ...(expires ? { messageExpiryInterval: 5000 } : {}),
          ...(property ? { contentType: 'text/plain', userProperties: { one: ['1', '2'], two: '2' } } : {}),
        },
      } as Packet);
      return;
    }
    case 'disconnect':
      peer.send({ cmd: 'disconnect', reasonCode: step.withWill ? 4 : 0 } as Packet);
      await peer.drop();
      return;
    case 'drop':
      await peer.drop();
      await new Promise((resolve) => setTimeout(resolve, NOTICED));
      return;
    case 'hold':
      peer.holds = step.holds;
  }
}

/** Until a broker has noticed that a connection is lost, in milliseconds. */
const NOTICED = 20;

/** QoS 2 goes to and fro twice, on either side of the broker. */
const ROUNDS = 5;

async function settle(peers: ReadonlyMap<number, Peer>): Promise<void> {
  for (let round = 0; round < ROUNDS; round++) for (const peer of peers.values()) await peer.ping();
}

/** Without message ids and lengths; in an order of its own, as several subscribers may be served in any. */
function tidy(peer: Peer): readonly unknown[] {
  const packets = peer.takeReceived().map((packet) => {
    const { messageId: _, length: __, ...rest } = packet as Packet & Record<string, unknown>;
    return JSON.parse(JSON.stringify({ ...rest, ...payloadOf(packet), ...propertiesOf(packet) }));
  });
  const key = (one: { cmd: string; topic?: string }) =>
    `${one.cmd} ${one.topic ?? ''} ${JSON.stringify(one)}`;
  const state = peer.isOpen ? [] : ['closed'];
  return [...packets.sort((a, b) => (key(a) < key(b) ? -1 : 1)), ...state];
}

function payloadOf(packet: Packet): object {
  return packet.cmd === 'publish' ? { payload: String(packet.payload) } : {};
}

/** A second may pass between the two brokers. */
function propertiesOf(packet: Packet): object {
  const { properties } = packet as { properties?: Record<string, unknown> };
  if (!properties?.messageExpiryInterval) return {};
  return { properties: { ...properties, messageExpiryInterval: 'some' } };
}
