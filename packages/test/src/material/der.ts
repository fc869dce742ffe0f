// Writes DER (ITU-T X.690): what certificates and lists of revoked ones are made of.

/** A value, encoded. */
export type Der = Buffer;

const BOOLEAN = 0x01;
const INTEGER = 0x02;
const BIT_STRING = 0x03;
const OCTET_STRING = 0x04;
const OBJECT_IDENTIFIER = 0x06;
const UTF8_STRING = 0x0c;
const UTC_TIME = 0x17;
const GENERALIZED_TIME = 0x18;
const SEQUENCE = 0x30;
const SET = 0x31;
const CONTEXT = 0x80;
const CONSTRUCTED = 0x20;

export const sequence = (...values: readonly Der[]): Der => value(SEQUENCE, ...values);

export const set = (...values: readonly Der[]): Der => value(SET, ...values);

export const isTrue: Der = value(BOOLEAN, Buffer.of(0xff));

export const octets = (content: Buffer): Der => value(OCTET_STRING, content);

export const text = (content: string): Der => value(UTF8_STRING, Buffer.from(content));

/** A value that its place describes: its tag is the number of that place. */
export const tagged = (place: number, content: Buffer): Der => value(CONTEXT | place, content);

/** A value inside another, which the number of its place describes. */
export const explicit = (place: number, content: Der): Der => value(CONTEXT | CONSTRUCTED | place, content);

/** A whole number of bytes as bits, but for the last ones that do not count. */
export const bits = (content: Buffer, unused = 0): Der => value(BIT_STRING, Buffer.of(unused), content);

/** A number that is not negative, from its bytes. */
export function integer(bytes: Buffer): Der {
  const first = bytes.findIndex((byte) => byte !== 0);
  const shortest = first < 0 ? Buffer.of(0) : bytes.subarray(first);
  // The first bit is the sign.
  return value(INTEGER, Buffer.alloc(shortest[0]! >> 7), shortest);
}

/** An object identifier, written with dots. */
export function identifier(dotted: string): Der {
  const [first = 0, second = 0, ...others] = dotted.split('.').map(Number);
  return value(OBJECT_IDENTIFIER, Buffer.from([first * 40 + second, ...others].flatMap(base128)));
}

/** A time as certificates write it (RFC 5280, 4.1.2.5): with two digits for the year up to 2049. */
export function time(date: Date): Der {
  const digits = `${date.toISOString().replace(/\.\d+|[^\d]/g, '')}Z`;
  return date.getUTCFullYear() < 2050
    ? value(UTC_TIME, Buffer.from(digits.slice(2)))
    : value(GENERALIZED_TIME, Buffer.from(digits));
}

function value(tag: number, ...contents: readonly Buffer[]): Der {
  const content = Buffer.concat(contents);
  return Buffer.concat([Buffer.of(tag), lengthOf(content), content]);
}

/** The length: one byte, or how many follow and these. */
function lengthOf({ length }: Buffer): Buffer {
  if (length < 0x80) return Buffer.of(length);
  const bytes: number[] = [];
  for (let left = length; left > 0; left >>>= 8) bytes.unshift(left & 0xff);
  return Buffer.from([0x80 | bytes.length, ...bytes]);
}

/** Seven bits in each byte; all but the last have the eighth set. */
function base128(number: number): number[] {
  const bytes = [number & 0x7f];
  for (let left = number >>> 7; left > 0; left >>>= 7) bytes.unshift(0x80 | (left & 0x7f));
  return bytes;
}
