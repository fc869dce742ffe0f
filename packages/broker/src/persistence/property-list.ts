import type { Cursor } from './cursor.js';
import { DatabaseError } from './database-error.js';

type Shape = 'byte' | 'uint16' | 'uint32' | 'variable' | 'data' | 'pair';

const SUBSCRIPTION_IDENTIFIER = 11;

/** The properties of a PUBLISH packet, MQTT 5.0 table 2-4. */
const shapes = new Map<number, Shape>([
  [1, 'byte'], // payload format indicator
  [2, 'uint32'], // message expiry interval
  [3, 'data'], // content type
  [8, 'data'], // response topic
  [9, 'data'], // correlation data
  [SUBSCRIPTION_IDENTIFIER, 'variable'],
  [35, 'uint16'], // topic alias
  [38, 'pair'], // user property
]);

export interface PropertyList {
  /** As in the file, without the length in front. */
  readonly bytes: Buffer;
  /** 0 for none. */
  readonly subscriptionId: number;
}

const none: PropertyList = { bytes: Buffer.alloc(0), subscriptionId: 0 };

/** Reads the properties at the end of a chunk, where it has any. */
export function readPropertyList(cursor: Cursor): PropertyList {
  if (cursor.left === 0) return none;
  const length = readVariable(cursor, 'the length of the properties');
  if (length > cursor.left) cursor.skip(length, 'a list of properties');
  const start = cursor.at;
  const end = start + length;
  let subscriptionId = 0;
  while (cursor.at < end) {
    const value = readProperty(cursor);
    subscriptionId = value ?? subscriptionId;
  }
  if (cursor.at > end) {
    throw new DatabaseError(end, 'the end of the properties', 'a property that goes on');
  }
  return { bytes: Buffer.from(cursor.bytes.subarray(start, end)), subscriptionId };
}

/** Goes past a property. @returns its value if it is a subscription identifier */
function readProperty(cursor: Cursor): number | undefined {
  const at = cursor.at;
  const id = readVariable(cursor, 'a property');
  switch (shapes.get(id)) {
    case 'byte':
      cursor.skip(1, 'a property');
      return undefined;
    case 'uint16':
      cursor.skip(2, 'a property');
      return undefined;
    case 'uint32':
      cursor.skip(4, 'a property');
      return undefined;
    case 'pair':
      skipData(cursor);
      skipData(cursor);
      return undefined;
    case 'data':
      skipData(cursor);
      return undefined;
    case 'variable':
      return readVariable(cursor, 'a subscription identifier');
    case undefined:
      throw new DatabaseError(at, 'a property of a PUBLISH packet', `property ${id}`);
  }
}

function skipData(cursor: Cursor): void {
  cursor.skip(cursor.uint16('the length of a property'), 'a property');
}

/** A variable byte integer, MQTT 5.0 section 1.5.5. */
function readVariable(cursor: Cursor, what: string): number {
  const at = cursor.at;
  let value = 0;
  for (let factor = 1; factor <= 128 ** 3; factor *= 128) {
    const byte = cursor.uint8(what);
    value += (byte & 0x7f) * factor;
    if (byte < 0x80) return value;
  }
  throw new DatabaseError(at, `${what} in at most 4 bytes`, 'a fifth');
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
  return value === 0 ? none.bytes : Uint8Array.from([SUBSCRIPTION_IDENTIFIER, ...encodeVariable(value)]);
}
