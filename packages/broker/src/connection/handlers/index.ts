import { since } from '@mosquitto-conf/config';
import { PacketType } from '../../packets/codes.js';
import type { Fault } from '../../packets/fault.js';
import { isFault, noProperties, readProperties } from '../../packets/properties.js';
import { Reader } from '../../packets/reader.js';
import { checkHeader } from '../check-header.js';
import type { ClientConnection } from '../client-connection.js';
import type { FrameHandlers } from '../frames.js';
import { isEnding } from '../phase.js';
import { handleAuth } from './auth.js';
import { handleConnect } from './connect.js';
import { handleDisconnect } from './disconnect.js';
import { handlersForEitherSide } from './from-either-side.js';
import { handlePublish } from './publish.js';
import { isReported } from './reported.js';

function handlePacket(
  connection: ClientConnection,
  bytes: Buffer,
  start: number,
  body: number,
  end: number,
): Fault | undefined {
  const { memory, conformance } = connection.core;
  memory?.takeShortage();
  // The client is disconnected if `memory_limit` leaves no room for what the packet causes.
  const fault =
    handle(connection, bytes, start, body, end) ?? (memory?.takeShortage() ? 'no-memory' : undefined);
  if (fault) connection.sendsReason = isReported((bytes[start] as number) >> 4, conformance);
  return fault;
}

function handle(
  connection: ClientConnection,
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
  const reader = new Reader(bytes, body, end, connection.core.conformance.texts);
  if (type === PacketType.CONNECT) return handleConnect(connection, flags, reader);
  // The first packet is CONNECT [MQTT-3.1.0-1].
  const { phase } = connection;
  if (phase.state === 'new') return 'protocol';
  if (isEnding(phase)) return undefined;
  // AUTH continues what CONNECT began.
  if (type === PacketType.AUTH) return handleAuth(connection, flags, reader);
  if (phase.state !== 'active') return 'protocol';
  const { session } = phase;
  const handleUsual = handlersForEitherSide[type];
  if (handleUsual) return handleUsual(connection, session, flags, reader);
  switch (type) {
    case PacketType.DISCONNECT:
      return handleDisconnect(connection, session, flags, reader);
    case PacketType.CONNACK:
      return handleConnack(connection, reader);
    case PacketType.PINGRESP:
    case PacketType.SUBACK:
    case PacketType.UNSUBACK:
      if (connection.core.conformance.isStrict) return flags === 0 ? 'protocol' : 'malformed';
      return type === PacketType.PINGRESP ? undefined : readUnexpected(connection, type, reader);
    default:
      return 'protocol';
  }
}

/** A CONNACK of a client: up to 2.0.9 one that says success has no effect (handle__connack). */
function handleConnack({ core, version }: ClientConnection, reader: Reader): Fault | undefined {
  if (core.conformance.refusesConnack) return 'protocol';
  reader.byte();
  const code = reader.byte();
  if (!reader.ok) return 'malformed';
  const properties =
    version === 5 ? readProperties(reader, PacketType.CONNACK, core.conformance) : noProperties;
  if (isFault(properties)) return properties;
  return code === 0 ? undefined : 'unspecified';
}

/** An acknowledgement that only a broker sends is ignored if it can be read (handle__suback, handle__unsuback). */
function readUnexpected(
  { core, version }: ClientConnection,
  type: number,
  reader: Reader,
): Fault | undefined {
  const messageId = reader.uint16();
  if (!reader.ok) return 'malformed';
  if (messageId === 0 && since(core.release, '1.6')) return 'protocol';
  const properties = version === 5 ? readProperties(reader, type, core.conformance) : noProperties;
  return isFault(properties) ? properties : undefined;
}

/** Handles the packets of every client. */
export const packetHandlers: FrameHandlers<ClientConnection> = { checkHeader, handlePacket };
