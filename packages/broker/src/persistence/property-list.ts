import { PacketType, Property } from '../packets/codes.js';
import { isFault, readProperties } from '../packets/properties.js';
import { Reader } from '../packets/reader.js';
import { databaseParts as parts, databaseTexts as texts } from '../texts/database.js';
import type { Cursor } from './cursor.js';
import { DatabaseError } from './database-error.js';

export interface PropertyList {
  /** Those that are forwarded, encoded, without the length in front. */
  readonly bytes: Buffer;
  /** 0 for none. */
  readonly subscriptionId: number;
}

const none: PropertyList = { bytes: Buffer.alloc(0), subscriptionId: 0 };

/**
 * Reads the properties at the end of a chunk, where it has any, as those of a packet (property__read_all).
 * @param end of the chunk; what is between the properties and it is ignored
 */
export function readPropertyList(cursor: Cursor, end: number): PropertyList {
  const { at, bytes, rules } = cursor;
  if (end === at) return none;
  if (end < at) throw new DatabaseError(at, texts.chunkEnd({ end }), texts.moreOfIt);
  cursor.skip(end - at, parts.listProperties);
  const properties = readProperties(new Reader(bytes, at, end), PacketType.PUBLISH, rules);
  if (isFault(properties)) throw new DatabaseError(at, texts.properties, texts.notProperties);
  return {
    bytes: properties.forwarded,
    subscriptionId: properties.numbers.get(Property.SUBSCRIPTION_IDENTIFIER) ?? 0,
  };
}

/** A variable byte integer, MQTT 5.0 section 1.5.5. */
function encodeVariable(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  do {
    const byte = rest % 128;
    rest = Math.floor(rest / 128);
    bytes.push(rest > 0 ? byte | 0x80 : byte);
  } while (rest > 0);
  return bytes;
}

/** A list of properties for the end of a chunk; nothing where there are none. */
export function encodePropertyList(properties: Uint8Array): Uint8Array {
  if (properties.length === 0) return properties;
  return Buffer.concat([Uint8Array.from(encodeVariable(properties.length)), properties]);
}

/** The properties that carry a subscription identifier; nothing for 0. */
export function subscriptionIdentifier(value: number): Uint8Array {
  return value === 0
    ? none.bytes
    : Uint8Array.from([Property.SUBSCRIPTION_IDENTIFIER, ...encodeVariable(value)]);
}
