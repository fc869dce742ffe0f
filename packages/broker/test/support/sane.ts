import type { Wire } from './captures.js';

/** What a server may send: each type with the flags it may have (MQTT 5.0 sections 2.1.2 and 2.1.3). */
const flagsOf: Readonly<Record<number, (flags: number) => boolean>> = {
  2: none,
  3: (flags) => (flags & 6) !== 6,
  4: none,
  5: none,
  6: (flags) => flags === 2,
  7: none,
  9: none,
  11: none,
  13: none,
  14: none,
  15: none,
};
const CONNACK = 2;
const DISCONNECT = 14;
const AUTH = 15;

function none(flags: number): boolean {
  return flags === 0;
}

/**
 * Checks everything that a broker sent on one connection, whatever it received: it may send nothing, but nothing wrong.
 * @returns what is wrong with it
 */
export function whatIsWrong(wire: Wire, bytes: Buffer): string | undefined {
  if (bytes.length === 0) return undefined;
  if (wire === 'tcp') return wrongPackets(bytes);
  if (wire === 'websocket') return wrongHttp(bytes);
  // Records of TLS: an alert, a handshake or data, of a version 3.x.
  const isRecord = bytes[0]! >= 0x14 && bytes[0]! <= 0x17 && bytes[1] === 3;
  return isRecord ? undefined : 'no record of TLS';
}

function wrongPackets(bytes: Buffer): string | undefined {
  let last = -1;
  for (let at = 0; at < bytes.length; ) {
    const type = bytes[at]! >> 4;
    if (!flagsOf[type]?.(bytes[at]! & 15)) return `a packet that begins with ${bytes[at]}`;
    if (last < 0 && type !== CONNACK && type !== AUTH) return `${type} before a CONNACK`;
    if (last >= 0 && type === CONNACK && last !== AUTH) return 'a second CONNACK';
    if (last === DISCONNECT) return `${type} after a DISCONNECT`;
    last = type;
    let length = 0;
    let shift = 0;
    let byte = 0x80;
    while (byte >= 0x80) {
      if (++at >= bytes.length) return 'half a length';
      byte = bytes[at]!;
      length += (byte & 0x7f) * 2 ** shift;
      shift += 7;
      if (shift > 28) return 'a length of five bytes';
    }
    at += 1 + length;
    if (at > bytes.length) return `half a packet of type ${type}`;
  }
  return undefined;
}

function wrongHttp(bytes: Buffer): string | undefined {
  const end = bytes.indexOf('\r\n\r\n');
  const head = bytes.subarray(0, Math.max(end, 0)).toString('latin1');
  const status = /^HTTP\/1\.1 (\d{3}) /.exec(head)?.[1];
  if (!status) return 'no answer of HTTP';
  return status === '101' ? wrongFrames(bytes.subarray(end + 4)) : undefined;
}

/** Frames of RFC 6455 that a server sends: whole messages, unmasked. */
function wrongFrames(bytes: Buffer): string | undefined {
  const packets: Buffer[] = [];
  for (let at = 0; at < bytes.length; ) {
    const opcode = bytes[at]! & 0x7f;
    if (bytes[at]! < 0x80 || ![2, 8, 10].includes(opcode)) return `a frame that begins with ${bytes[at]}`;
    const short = bytes[at + 1];
    if (short === undefined || at + 4 > bytes.length) return short === 0 ? undefined : 'half a frame';
    if (short >= 0x80) return 'a mask';
    const length =
      short < 126
        ? short
        : short === 126
          ? bytes.readUInt16BE(at + 2)
          : Number(bytes.readBigUInt64BE(at + 2));
    const begin = at + (short < 126 ? 2 : short === 126 ? 4 : 10);
    at = begin + length;
    if (at > bytes.length) return 'half a frame';
    if (opcode === 2) packets.push(bytes.subarray(begin, at));
  }
  return wrongPackets(Buffer.concat(packets));
}
