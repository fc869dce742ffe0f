import { type Release, since } from '@mosquitto-conf/config';

/** The versions of the format that are read and written here. */
export const versions = [3, 4, 5, 6] as const;
export type FormatVersion = (typeof versions)[number];

/**
 * The version a release writes (MOSQ_DB_VERSION in persist.h). It reads that one and every older one, and refuses to
 * start with a newer one.
 */
export function formatOf(release: Release): FormatVersion {
  if (since(release, '1.6.11')) return 6;
  if (since(release, '1.6')) return 5;
  return since(release, '1.5.6') ? 4 : 3;
}

/** How a file begins. */
export const magic = Buffer.from('\0\xb5\0mosquitto db', 'latin1');

/** Behind the magic: four bytes for a checksum that no release fills in, then the version. */
export const versionOffset = magic.length + 4;

/** Bytes of a message's number: `sizeof(dbid_t)`. */
export const idSize = 8;

/** The kinds of chunks (DB_CHUNK_ in persist.h). */
export const Chunk = {
  CONFIG: 1,
  MESSAGE: 2,
  SESSION_MESSAGE: 3,
  RETAINED: 4,
  SUBSCRIPTION: 5,
  SESSION: 6,
} as const;

/** The state of a session's message, by its number in the file (enum mosquitto_msg_state). */
export const messageStates = [
  'invalid',
  'publish-qos0',
  'publish-qos1',
  'wait-for-puback',
  'publish-qos2',
  'wait-for-pubrec',
  'resend-pubrel',
  'wait-for-pubrel',
  'resend-pubcomp',
  'wait-for-pubcomp',
  'send-pubrec',
  'queued',
] as const;
export type MessageState = (typeof messageStates)[number];

/** Which way a message of a session goes, by its number in the file (enum mosquitto_msg_direction). */
export const directions = ['in', 'out'] as const;
export type Direction = (typeof directions)[number];
