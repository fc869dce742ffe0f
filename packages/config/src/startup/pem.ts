import { decodeBase64 } from '../access/base64.js';

/** One `-----BEGIN …-----` to `-----END …-----`. */
export interface PemBlock {
  /** `CERTIFICATE`, `X509 CRL`, `PRIVATE KEY`, … */
  readonly label: string;
  /** The block as it is in the file. */
  readonly text: string;
  /** What it encodes; undefined if it is damaged. */
  readonly der: Uint8Array | undefined;
  /** Protected by a pass phrase. */
  readonly encrypted: boolean;
}

/** The blocks of a PEM file. Other text around them does not matter. */
export function pemBlocks(pem: Uint8Array): readonly PemBlock[] {
  const blocks: PemBlock[] = [];
  let label: string | undefined;
  let lines: string[] = [];
  // OpenSSL ignores a byte-order mark; here its three bytes are three letters. Bytes from 0x80 become some letter beyond ASCII: this
  // is windows-1252, of which Node 20 makes Latin-1.
  const whole = new TextDecoder('latin1').decode(pem).replace(/^\u00ef\u00bb\u00bf/, '');
  for (const line of whole.split('\n').map(lineOf)) {
    const begin = /^-----BEGIN (.*)-----$/.exec(line);
    if (begin) {
      if (label !== undefined) blocks.push(damaged(label));
      label = begin[1]!;
      lines = [];
    } else if (label !== undefined && line.startsWith('-----END ')) {
      blocks.push(line === `-----END ${label}-----` ? block(label, lines) : damaged(label));
      label = undefined;
    } else if (label !== undefined) lines.push(line);
  }
  if (label !== undefined) blocks.push(damaged(label));
  return blocks;
}

/**
 * A line as OpenSSL takes it: up to a NUL (file_gets), and without what is at its end up to a space, and from 0x80, which is
 * a negative number there (sanitize_line).
 */
function lineOf(raw: string): string {
  const end = raw.indexOf('\0');
  let length = end < 0 ? raw.length : end;
  while (length > 0 && /[\0- ]|[^\0-\x7f]/.test(raw[length - 1]!)) length--;
  return raw.slice(0, length);
}

function block(label: string, lines: readonly string[]): PemBlock {
  const text = [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\n');
  const headers = lines.indexOf('');
  const hasHeaders = lines[0]?.includes(':') === true;
  const body = (hasHeaders ? lines.slice(headers + 1) : lines).join('');
  const der = decodeBody(body);
  const encrypted =
    label === 'ENCRYPTED PRIVATE KEY' || lines.some((line) => /^Proc-Type: *4,ENCRYPTED/.test(line));
  return { label, text, der: encrypted || (der && isSequence(der)) ? der : undefined, encrypted };
}

/**
 * Decodes the base64 of a block as EVP_DecodeUpdate does: spaces do not matter, a dash ends it, and `=` is only the end of
 * the last group.
 */
function decodeBody(text: string): Uint8Array | undefined {
  const [whole = ''] = text.split('-', 1);
  const letters = whole.replace(/[ \t\r]/g, '');
  return letters.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(letters)
    ? decodeBase64(letters)
    : undefined;
}

function damaged(label: string): PemBlock {
  return { label, text: '', der: undefined, encrypted: false };
}

/** Whether this is one DER sequence, no shorter and no longer. */
function isSequence(der: Uint8Array): boolean {
  const content = der[0] === 0x30 ? contentOf(der, 0) : undefined;
  return content !== undefined && content.end === der.length;
}

function contentOf(der: Uint8Array, at: number): { start: number; end: number } | undefined {
  const first = der[at + 1];
  if (first === undefined) return undefined;
  if (first < 0x80) return { start: at + 2, end: at + 2 + first };
  const bytes = der.subarray(at + 2, at + 2 + (first & 0x7f));
  const length = bytes.reduce((sum, byte) => sum * 256 + byte, 0);
  const start = at + 2 + (first & 0x7f);
  return { start, end: start + length };
}

const CERTIFICATE_LABELS: ReadonlySet<string> = new Set([
  'CERTIFICATE',
  'X509 CERTIFICATE',
  'TRUSTED CERTIFICATE',
]);

export function isCertificate({ label }: PemBlock): boolean {
  return CERTIFICATE_LABELS.has(label);
}

/** Whether a block holds a list of revoked certificates. */
export function isRevocationList({ label }: PemBlock): boolean {
  return label === 'X509 CRL';
}

export function isPrivateKey({ label }: PemBlock): boolean {
  return (
    label === 'PRIVATE KEY' || label === 'ENCRYPTED PRIVATE KEY' || /^(RSA|EC|DSA) PRIVATE KEY$/.test(label)
  );
}

/** The length in bits of the prime in a file of Diffie-Hellman parameters; undefined if there is none. */
export function dhPrimeBits(pem: Uint8Array): number | undefined {
  const found = pemBlocks(pem).find(
    ({ label }) => label === 'DH PARAMETERS' || label === 'X9.42 DH PARAMETERS',
  );
  const der = found?.der;
  const outer = der && contentOf(der, 0);
  const prime = der && outer && der[outer.start] === 0x02 ? contentOf(der, outer.start) : undefined;
  if (!der || !prime || prime.end > der.length) return undefined;
  const significant = der.subarray(prime.start, prime.end);
  const leading = significant.findIndex((byte) => byte !== 0);
  return leading < 0 ? 0 : (significant.length - leading) * 8 - Math.clz32(significant[leading]!) + 24;
}
