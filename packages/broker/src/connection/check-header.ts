import { PacketType } from '../packets/codes.js';
import type { Fault } from '../packets/fault.js';
import type { Connection } from './connection.js';

/** The largest remaining length of some packet types. */
const LARGEST_SUBSCRIBE = 100_000;
const LARGEST_AUTH = 100_000;
const LARGEST_ACK = 10_000;

/**
 * Checks what a packet announces before all of it is received, so that a refused packet is not read
 * (packet__check_in_packet_oversize).
 * @param first the packet's first byte
 * @param remaining its remaining length
 */
export function checkHeader(connection: Connection, first: number, remaining: number): Fault | undefined {
  const { core } = connection;
  const { state } = connection.phase;
  const type = first >> 4;
  const { maxPacketSize } = core.settings;
  const { packetLengths, largestConnect } = core.conformance;
  if (type !== PacketType.PUBLISH) {
    // [MQTT-3.1.0-1]
    if (state === 'new' && type !== PacketType.CONNECT) return 'protocol';
    if (packetLengths !== 'any') {
      const isLimited = packetLengths === 'limited';
      if (type === PacketType.CONNECT && remaining > largestConnect)
        return isLimited ? 'overlong' : 'malformed-header';
      const fault = checkType(type, remaining, connection.version === 5);
      if (fault === 'malformed-header' || (fault && isLimited)) return fault;
    }
  } else if (state === 'new') {
    return 'protocol';
  }
  if (maxPacketSize > 0 && remaining + 1 > maxPacketSize) return 'oversize';
  if (core.memory?.hasRoom(remaining) !== false) return undefined;
  // Room for all of it is taken before it is read (packet__read).
  connection.sendsReason = false;
  return 'no-memory';
}

function checkType(type: number, remaining: number, isNew: boolean): Fault | undefined {
  switch (type) {
    case PacketType.PINGREQ:
    case PacketType.PINGRESP:
      return remaining === 0 ? undefined : 'malformed-header';
    case PacketType.PUBACK:
    case PacketType.PUBREC:
    case PacketType.PUBREL:
    case PacketType.PUBCOMP:
    case PacketType.UNSUBACK:
      // Before 5.0 there is only a message id.
      if (!isNew) return remaining === 2 ? undefined : 'malformed-header';
      return remaining > LARGEST_ACK ? 'overlong' : undefined;
    case PacketType.DISCONNECT:
      if (!isNew) return remaining === 0 ? undefined : 'malformed-header';
      return remaining > LARGEST_ACK ? 'overlong' : undefined;
    case PacketType.SUBSCRIBE:
    case PacketType.UNSUBSCRIBE:
      return isNew && remaining > LARGEST_SUBSCRIBE ? 'overlong' : undefined;
    case PacketType.AUTH:
      return remaining > LARGEST_AUTH ? 'overlong' : undefined;
    default:
      return undefined;
  }
}
