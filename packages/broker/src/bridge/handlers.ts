import { checkHeader } from '../connection/check-header.js';
import type { FrameHandlers } from '../connection/frames.js';
import { handleDisconnect } from '../connection/handlers/disconnect.js';
import { handlersForEitherSide } from '../connection/handlers/from-either-side.js';
import { handlePublish } from '../connection/handlers/publish.js';
import { isReported } from '../connection/handlers/reported.js';
import { isEnding } from '../connection/phase.js';
import { PacketType } from '../packets/codes.js';
import type { Fault } from '../packets/fault.js';
import { isFault, readProperties } from '../packets/properties.js';
import { Reader } from '../packets/reader.js';
import type { BridgeConnection } from './bridge-connection.js';
import { readConnack } from './packets.js';

function handlePacket(
  connection: BridgeConnection,
  bytes: Buffer,
  start: number,
  body: number,
  end: number,
): Fault | undefined {
  const fault = handle(connection, bytes, start, body, end);
  if (fault) connection.sendsReason = isReported((bytes[start] as number) >> 4, connection.core.conformance);
  return fault;
}

function handle(
  connection: BridgeConnection,
  bytes: Buffer,
  start: number,
  body: number,
  end: number,
): Fault | undefined {
  const { core, phase } = connection;
  const first = bytes[start] as number;
  const type = first >> 4;
  const flags = first & 0x0f;
  core.counters.messagesReceived++;
  if (isEnding(phase)) return undefined;
  const reader = new Reader(bytes, body, end, core.conformance.texts);
  // Only a listener accepts one (handle__connect).
  if (type === PacketType.CONNECT) return 'unspecified';
  if (type === PacketType.CONNACK) return handleConnack(connection, flags, reader);
  if (type === PacketType.DISCONNECT && phase.session)
    return handleDisconnect(connection, phase.session, flags, reader);
  // Nothing else is sent before CONNACK [MQTT-3.2.0-1].
  if (phase.state !== 'active') return 'protocol';
  const { session } = phase;
  const handleUsual = handlersForEitherSide[type];
  if (handleUsual) return handleUsual(connection, session, flags, reader);
  switch (type) {
    case PacketType.PUBLISH:
      return handlePublish(connection, bytes, start, body, end);
    case PacketType.SUBACK:
    case PacketType.UNSUBACK:
      return handleSubAck(connection, type, flags, reader);
    case PacketType.PINGRESP:
      if (core.conformance.checksPingresp && flags !== 0) return 'malformed';
      connection.isPinging = false;
      core.log.write('debug', `Received PINGRESP from ${connection.name}`);
      return undefined;
    default:
      return 'protocol';
  }
}

/** A second one is handled like the first (handle__connack). */
function handleConnack(connection: BridgeConnection, flags: number, reader: Reader): Fault | undefined {
  const { core, version, events } = connection;
  if (core.conformance.isStrict && flags !== 0) return 'malformed';
  core.log.write('debug', `Received CONNACK on connection ${connection.name}.`);
  const connack = readConnack(reader, version, core.conformance);
  return typeof connack === 'string' ? connack : events.answered(connack);
}

/** The codes in it change nothing: a topic that was refused is not asked for again (handle__suback). */
function handleSubAck(
  connection: BridgeConnection,
  type: number,
  flags: number,
  reader: Reader,
): Fault | undefined {
  const { core, version } = connection;
  const name = type === PacketType.SUBACK ? 'SUBACK' : 'UNSUBACK';
  if (core.conformance.isStrict && flags !== 0) return 'malformed';
  core.log.write('debug', `Received ${name} from ${connection.name}`);
  const messageId = reader.uint16();
  if (!reader.ok) return 'malformed';
  if (messageId === 0) return 'protocol';
  if (version === 5) {
    const properties = readProperties(reader, type, core.conformance);
    if (isFault(properties)) return properties;
  }
  const isEmpty = type === PacketType.SUBACK && reader.left === 0;
  return isEmpty && core.conformance.refusesEmptySuback ? 'protocol' : undefined;
}

/** Handles the packets of the other broker. */
export const bridgeHandlers: FrameHandlers<BridgeConnection> = { checkHeader, handlePacket };
