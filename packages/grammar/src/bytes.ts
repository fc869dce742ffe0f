// Both are in every runtime this is for; naming them here keeps the package free of any runtime's type library.
declare const TextDecoder: new (
  label: 'utf-8',
  options: { fatal: boolean; ignoreBOM: boolean },
) => { decode(bytes: Uint8Array): string };
declare const TextEncoder: new () => { encode(text: string): Uint8Array };

/** A byte that is not UTF-8 is this plus the byte in the text: a lone surrogate, U+DC80 to U+DCFF. */
const ESCAPE = 0xdc00;

/** How many UTF-16 units to turn into a string at once: `String.fromCharCode` takes them as arguments. */
const CHUNK = 8192;

/**
 * The text of a file's bytes. Bytes that are not UTF-8 (encoded surrogates are not either) become lone surrogates
 * U+DC80 to U+DCFF, one each, so that `encode` gives the very bytes back. A byte order mark stays: the broker takes it
 * for a part of the first word.
 */
export function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return decodeEscaping(bytes);
  }
}

/**
 * The bytes of a text: UTF-8, and for a lone surrogate U+DC80 to U+DCFF the byte it stands for. Any other lone
 * surrogate, which `decode` never gives, takes the three bytes that UTF-8 would have for it (WTF-8).
 */
export function encode(text: string): Uint8Array {
  if (!hasLoneSurrogate(text)) return new TextEncoder().encode(text);
  const bytes = new Uint8Array(byteLength(text));
  let length = 0;
  for (let offset = 0; offset < text.length; offset++) {
    const code = text.codePointAt(offset) as number;
    if (code < 0x80) {
      bytes[length++] = code;
    } else if (isEscapedByte(code)) {
      bytes[length++] = code - ESCAPE;
    } else if (code < 0x800) {
      bytes[length++] = 0xc0 | (code >> 6);
      bytes[length++] = continuation(code);
    } else if (code < 0x10000) {
      bytes[length++] = 0xe0 | (code >> 12);
      bytes[length++] = continuation(code >> 6);
      bytes[length++] = continuation(code);
    } else {
      bytes[length++] = 0xf0 | (code >> 18);
      bytes[length++] = continuation(code >> 12);
      bytes[length++] = continuation(code >> 6);
      bytes[length++] = continuation(code);
      offset++;
    }
  }
  return bytes;
}

/** How many bytes `encode` gives for a text. */
export function byteLength(text: string): number {
  let length = 0;
  for (let offset = 0; offset < text.length; offset++) {
    const unit = text.charCodeAt(offset);
    if (unit < 0x80) {
      length += 1;
    } else if (unit < 0x800) {
      length += 2;
    } else if (unit < 0xd800 || unit > 0xdfff) {
      length += 3;
    } else {
      const code = text.codePointAt(offset) as number;
      if (code >= 0x10000) {
        length += 4;
        offset++;
      } else {
        length += isEscapedByte(code) ? 1 : 3;
      }
    }
  }
  return length;
}

function hasLoneSurrogate(text: string): boolean {
  // With the u flag a pair is one character, so only a lone half is found. V8 makes the category `Surrogate` anew in each
  // program, which takes longer than reading a short file.
  return /[\ud800-\udfff]/u.test(text);
}

function isEscapedByte(code: number): boolean {
  return code >= 0xdc80 && code <= 0xdcff;
}

function continuation(bits: number): number {
  return 0x80 | (bits & 0x3f);
}

function decodeEscaping(bytes: Uint8Array): string {
  const units = new Uint16Array(CHUNK);
  let text = '';
  let length = 0;
  for (let index = 0; index < bytes.length; ) {
    if (length > CHUNK - 2) {
      text += String.fromCharCode.apply(null, units.subarray(0, length) as unknown as number[]);
      length = 0;
    }
    const size = sequenceLength(bytes, index);
    const first = bytes[index] as number;
    if (size === 0) {
      units[length++] = ESCAPE + first;
      index++;
    } else {
      let code = size === 1 ? first : first & (0x7f >> size);
      for (let next = 1; next < size; next++) code = (code << 6) | ((bytes[index + next] as number) & 0x3f);
      if (code >= 0x10000) {
        units[length++] = 0xd7c0 + (code >> 10);
        units[length++] = 0xdc00 | (code & 0x3ff);
      } else {
        units[length++] = code;
      }
      index += size;
    }
  }
  return text + String.fromCharCode.apply(null, units.subarray(0, length) as unknown as number[]);
}

/** The length of the well-formed UTF-8 sequence at an index (table 3-7 of the Unicode standard); 0 if there is none. */
function sequenceLength(bytes: Uint8Array, index: number): number {
  const first = bytes[index] as number;
  if (first < 0x80) return 1;
  const size =
    first >= 0xc2 && first <= 0xdf ? 2 : first >> 4 === 0xe ? 3 : first >= 0xf0 && first <= 0xf4 ? 4 : 0;
  if (size === 0 || index + size > bytes.length) return 0;
  const second = bytes[index + 1] as number;
  // Not in the shortest form, surrogates, beyond U+10FFFF.
  const lowest = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80;
  const highest = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf;
  if (second < lowest || second > highest) return 0;
  for (let next = 2; next < size; next++) {
    if (((bytes[index + next] as number) & 0xc0) !== 0x80) return 0;
  }
  return size;
}
