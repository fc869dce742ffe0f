import { PacketType } from '../../packets/codes.js';
import { PINGRESP } from '../../packets/encode.js';
import type { Fault } from '../../packets/fault.js';
import { Reader } from '../../packets/reader.js';
import type { Connection } from '../connection.js';
import { handleAuth } from './auth.js';
import { handleConnect } from './connect.js';
import { handleDisconnect } from './disconnect.js';
import { handlePuback } from './puback.js';
import { handlePubcomp } from './pubcomp.js';
import { handlePublish } from './publish.js';
import { handlePubrec } from './pubrec.js';
import { handlePubrel } from './pubrel.js';
import { handleSubscribe } from './subscribe.js';
import { handleUnsubscribe } from './unsubscribe.js';

/** Packets that always were told of, if anything was wrong with them. */
const alwaysTold: ReadonlySet<number> = new Set([
  PacketType.PUBLISH,
  PacketType.SUBSCRIBE,
  PacketType.UNSUBSCRIBE,
]);

/** Handles one packet: `start` is its first byte, `body` the byte after the remaining length, `end` exclusive. */
export function handlePacket(
  connection: Connection,
  bytes: Buffer,
  start: number,
  body: number,
  end: number,
): Fault | undefined {
  const fault = handle(connection, bytes, start, body, end);
  if (fault) {
    const type = (bytes[start] as number) >> 4;
    const { tellsOfAnyPacket } = connection.core.conformance;
    connection.isTold = tellsOfAnyPacket ? type !== PacketType.CONNECT : alwaysTold.has(type);
  }
  return fault;
}

function handle(
  connection: Connection,
  bytes: Buffer,
  start: number,
  body: number,
  end: number,
): Fault | undefined {
  const first = bytes[start] as number;
  const type = first >> 4;
  connection.core.counters.messagesReceived++;
  if (type === PacketType.PUBLISH) return handlePublish(connection, bytes, start, body, end);
  const flags = first & 0x0f;
  const reader = new Reader(bytes, body, end);
  if (type === PacketType.CONNECT) return handleConnect(connection, flags, reader);
  // The first packet is CONNECT [MQTT-3.1.0-1].
  if (connection.state === 'new') return 'protocol';
  if (connection.state === 'closing' || connection.state === 'closed') return undefined;
  // AUTH goes on with what CONNECT began.
  if (type === PacketType.AUTH) return handleAuth(connection, flags, reader);
  if (connection.state !== 'active') return 'protocol';
  const { isStrict } = connection.core.conformance;
  switch (type) {
    case PacketType.PUBACK:
      return handlePuback(connection, flags, reader);
    case PacketType.PUBREC:
      return handlePubrec(connection, flags, reader);
    case PacketType.PUBREL:
      return handlePubrel(connection, flags, reader);
    case PacketType.PUBCOMP:
      return handlePubcomp(connection, flags, reader);
    case PacketType.SUBSCRIBE:
      return handleSubscribe(connection, flags, reader);
    case PacketType.UNSUBSCRIBE:
      return handleUnsubscribe(connection, flags, reader);
    case PacketType.PINGREQ:
      if (isStrict && (flags !== 0 || reader.left > 0)) return 'malformed';
      if (connection.core.log.wants('debug')) {
        connection.core.log.write('debug', `Received PINGREQ from ${connection.name}`);
        connection.core.log.write('debug', `Sending PINGRESP to ${connection.name}`);
      }
      connection.sendPacket(PINGRESP);
      return undefined;
    case PacketType.DISCONNECT:
      return handleDisconnect(connection, flags, reader);
    case PacketType.PINGRESP:
    case PacketType.SUBACK:
    case PacketType.UNSUBACK:
      if (!isStrict) return undefined;
      return flags === 0 ? 'protocol' : 'malformed';
    default:
      return 'protocol';
  }
}
