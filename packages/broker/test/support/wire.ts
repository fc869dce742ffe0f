import { once } from 'node:events';
import type { Duplex } from 'node:stream';
import { generate, type IConnectPacket, type Packet, parser } from 'mqtt-packet';
import type { Broker } from '../../src/index.js';
import { open, type Way } from './ways.js';

export type Version = 3 | 4 | 5;

/** A CONNECT that is as it should be. */
export function connecting(clientId: string, version: Version, more: Partial<IConnectPacket> = {}): Buffer {
  const protocolId = version === 3 ? 'MQIsdp' : 'MQTT';
  return bytesOf(
    { cmd: 'connect', protocolId, protocolVersion: version, clientId, clean: true, keepalive: 60, ...more },
    version,
  );
}

export function bytesOf(packet: Packet, version: Version): Buffer {
  return generate(packet, { protocolVersion: version });
}

/** Reads what comes as packets, and keeps it. */
export function listen(end: Duplex, version: Version): Packet[] {
  const packets: Packet[] = [];
  const incoming = parser({ protocolVersion: version });
  incoming.on('packet', (packet: Packet) => packets.push(packet));
  incoming.on('error', () => undefined);
  end.on('data', (bytes: Buffer) => incoming.parse(bytes));
  return packets;
}

/** Sends chunks as they are, each by itself, and goes. @returns what came back */
export async function throwAt(
  broker: Broker,
  way: Way,
  version: Version,
  chunks: readonly Buffer[],
): Promise<Packet[]> {
  const end = await open(broker, way);
  const packets = listen(end, version);
  for (const chunk of chunks) {
    if (!end.writable) break;
    await new Promise<void>((done) => {
      end.write(chunk, () => done());
      end.once('close', done).once('end', done);
    });
  }
  await turns(3);
  end.destroy();
  return packets;
}

/** Waits until every other callback has had its turn of the event loop. */
export async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn++) await new Promise((resolve) => setImmediate(resolve));
}

/** A client that does everything right gets its own message back. Resolves when it has. */
export async function isServed(broker: Broker, way: Way = 'memory'): Promise<void> {
  const end = await open(broker, way);
  const packets = listen(end, 4);
  const seen = () => packets.some((packet) => packet.cmd === 'publish' && String(packet.payload) === 'mine');
  end.write(connecting('well-behaved', 4));
  end.write(
    bytesOf({ cmd: 'subscribe', messageId: 1, subscriptions: [{ topic: 'well/behaved', qos: 1 }] }, 4),
  );
  end.write(
    bytesOf(
      {
        cmd: 'publish',
        messageId: 2,
        topic: 'well/behaved',
        payload: 'mine',
        qos: 1,
        dup: false,
        retain: false,
      },
      4,
    ),
  );
  while (!seen()) {
    if (end.destroyed || end.readableEnded)
      throw new Error('A client that does everything right was sent away.');
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  end.end(bytesOf({ cmd: 'disconnect' }, 4));
  end.resume();
  if (!end.destroyed && !end.readableEnded) await once(end, 'end');
  end.destroy();
}

/** Resolves when the first listener has no more connections, accepted or not. */
export async function isEmpty(broker: Broker): Promise<void> {
  while (broker.listeners[0]!.state.connections.value > 0)
    await new Promise((resolve) => setTimeout(resolve, 1));
}
