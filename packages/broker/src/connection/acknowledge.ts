import { type Release, since } from '@mosquitto-conf/config';
import type { Core } from '../core.js';
import { PacketType, Reason, type Version } from '../packets/codes.js';
import { encodeAck } from '../packets/encode.js';

export type AckType = (typeof PacketType)['PUBACK' | 'PUBREC' | 'PUBREL' | 'PUBCOMP'];

/** As the log calls them. */
export const ackNames: Readonly<Record<AckType, string>> = {
  [PacketType.PUBACK]: 'PUBACK',
  [PacketType.PUBREC]: 'PUBREC',
  [PacketType.PUBREL]: 'PUBREL',
  [PacketType.PUBCOMP]: 'PUBCOMP',
};

/** What an acknowledgement needs of a connection. */
export interface AckReceiver {
  readonly core: Core;
  readonly version: Version;
  /** As the log calls it. */
  readonly name: string;
  sendPacket(packet: Buffer): void;
}

/** Sends an acknowledgement, or the release of a message. */
export function acknowledge(
  connection: AckReceiver,
  type: AckType,
  messageId: number,
  reason: number = Reason.SUCCESS,
): void {
  const { core, version } = connection;
  if (core.log.wants('debug')) {
    // Only an answer to PUBLISH shows its reason (send__command_with_mid and its callers).
    const hasReason = type === PacketType.PUBACK || type === PacketType.PUBREC;
    const details = detailsOf(core.release, messageId, hasReason ? reason : undefined);
    core.log.write('debug', `Sending ${ackNames[type]} to ${connection.name} (${details})`);
  }
  connection.sendPacket(encodeAck(type, messageId, reason, version));
}

function detailsOf(release: Release, messageId: number, reason: number | undefined): string {
  if (!since(release, '1.6')) return `Mid: ${messageId}`;
  return reason === undefined ? `m${messageId}` : `m${messageId}, rc${reason}`;
}
