import type { Conformance } from '../../conformance.js';
import { PacketType } from '../../packets/codes.js';

/** Packets whose faults every release reports to the other side of 5.0. */
const alwaysReported: ReadonlySet<number> = new Set([
  PacketType.PUBLISH,
  PacketType.SUBSCRIBE,
  PacketType.UNSUBSCRIBE,
]);

/** Whether a fault of a packet of this type is the reason of a DISCONNECT (handle__packet). */
export function isReported(type: number, { reportsAnyPacket }: Conformance): boolean {
  return reportsAnyPacket ? type !== PacketType.CONNECT : alwaysReported.has(type);
}
