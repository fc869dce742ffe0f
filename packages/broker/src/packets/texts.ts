import { isUtf8 } from 'node:buffer';
import { decode, encode } from '@mosquitto-conf/config/internal';

/**
 * What a release takes for a text: `mqtt`, well-formed UTF-8 without control characters and non-characters
 * [MQTT-1.5.4-1, -2]; `utf8`, well-formed UTF-8 without NUL; `bytes`, anything up to a NUL, as C reads it.
 */
export type TextRule = 'mqtt' | 'utf8' | 'bytes';

/** The text of a field; undefined if the release refuses it (mosquitto_validate_utf8, 1.4: _mosquitto_read_string). */
export function readText(bytes: Buffer, rule: TextRule): string | undefined {
  if (rule === 'mqtt') return isText(bytes) ? bytes.toString('utf8') : undefined;
  const nul = bytes.indexOf(0);
  if (rule === 'utf8') return nul < 0 && isUtf8(bytes) ? bytes.toString('utf8') : undefined;
  return decode(nul < 0 ? bytes : bytes.subarray(0, nul));
}

/** The bytes of a text as they were received, also of one that is not UTF-8. */
export function textBytes(text: string): Buffer {
  const { buffer, byteOffset, byteLength } = encode(text);
  return Buffer.from(buffer, byteOffset, byteLength);
}

/** Whether bytes are a text that MQTT allows (mosquitto_validate_utf8). */
export function isText(bytes: Buffer, start = 0, end = bytes.length): boolean {
  let ascii = true;
  for (let index = start; index < end; index++) {
    const byte = bytes[index] as number;
    if (byte < 0x20 || byte === 0x7f) return false;
    if (byte > 0x7f) ascii = false;
  }
  if (ascii) return true;
  const part = bytes.subarray(start, end);
  if (!isUtf8(part)) return false;
  // C1 controls and the non-characters at the end of each plane.
  return !/[\u0080-\u009f\ufdd0-\ufdef]|[\ufffe\uffff]|[\ud83f\ud87f\ud8bf\ud8ff\ud93f\ud97f\ud9bf\ud9ff\uda3f\uda7f\udabf\udaff\udb3f\udb7f\udbbf\udbff][\udffe\udfff]/.test(
    part.toString('utf8'),
  );
}

/** Whether the bytes from `start` to `end` are those of a text. */
export function isSameText(text: Buffer, bytes: Buffer, start: number, end: number): boolean {
  if (end - start !== text.length || end > bytes.length) return false;
  for (let index = 0; index < text.length; index++) if (text[index] !== bytes[start + index]) return false;
  return true;
}
