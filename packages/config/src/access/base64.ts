const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
/** Beyond this OpenSSL decodes block by block. */
const BLOCK = 1024;

/**
 * Decodes base64 the way the broker does through OpenSSL's BIO_f_base64 without line breaks: what does not fill a
 * group of four at the end is left out, spaces and dashes around the text are ignored, `=` counts as a zero
 * wherever it is.
 * @returns undefined where nothing comes out
 */
export function decodeBase64(text: string): Uint8Array | undefined {
  const bytes: number[] = [];
  for (let start = 0; start < text.length; start += BLOCK) {
    const whole = text.slice(start, start + BLOCK);
    const block = decodeBlock(whole.slice(0, whole.length - (whole.length % 4)));
    if (!block) break;
    for (const byte of block) bytes.push(byte);
  }
  return bytes.length > 0 ? Uint8Array.from(bytes) : undefined;
}

function decodeBlock(text: string): number[] | undefined {
  let start = 0;
  let end = text.length;
  while (start < end && ' \t'.includes(text[start]!)) start++;
  while (end - start > 3 && ' \t\r\n-'.includes(text[end - 1]!)) end--;
  if ((end - start) % 4 !== 0) return undefined;
  const bytes: number[] = [];
  for (let at = start; at < end; at += 4) {
    let group = 0;
    for (let i = at; i < at + 4; i++) {
      const value = text[i] === '=' ? 0 : ALPHABET.indexOf(text[i]!);
      if (value < 0) return undefined;
      group = group * 64 + value;
    }
    bytes.push(group >> 16, (group >> 8) & 255, group & 255);
  }
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  return bytes.slice(0, Math.max(0, bytes.length - padding));
}
