/** What a person wants to know of a certificate (RFC 5280). */
export interface CertificateFacts {
  /** `CN=localhost, O=Example`, in the order of the certificate. */
  readonly subject: string;
  readonly issuer: string;
  /** The names and addresses it is for (subjectAltName). */
  readonly names: readonly string[];
  readonly notBefore: Date;
  readonly notAfter: Date;
  /** Whether subject and issuer are one, as in a certificate that signs itself. */
  readonly selfIssued: boolean;
  /** Whether it may sign others (basicConstraints). */
  readonly mayIssue: boolean;
}

/** A value of DER: its tag, and where its content stands. */
interface Value {
  readonly tag: number;
  readonly start: number;
  readonly end: number;
}

const SEQUENCE = 0x30;
const EXTENSIONS = 0xa3;
const UTC_TIME = 0x17;

const ATTRIBUTES: Readonly<Record<string, string>> = {
  '55 04 03': 'CN',
  '55 04 06': 'C',
  '55 04 07': 'L',
  '55 04 08': 'ST',
  '55 04 0a': 'O',
  '55 04 0b': 'OU',
};
const ALTERNATIVE_NAMES = '55 1d 11';
const BASIC_CONSTRAINTS = '55 1d 13';

/** Reads a certificate; undefined where this is none. */
export function certificateFacts(der: Uint8Array): CertificateFacts | undefined {
  const [whole] = values(der, 0, der.length);
  const [body] = whole?.tag === SEQUENCE ? values(der, whole.start, whole.end) : [];
  if (body?.tag !== SEQUENCE) return undefined;
  // Version, where there is one; then serial number, algorithm, issuer, validity, subject and key.
  const fields = values(der, body.start, body.end);
  const from = fields[0]?.tag === 0xa0 ? 1 : 0;
  const [, , issuer, validity, subject] = fields.slice(from);
  if (!issuer || !validity || !subject) return undefined;
  const [notBefore, notAfter] = values(der, validity.start, validity.end).map((value) => timeOf(der, value));
  if (!notBefore || !notAfter) return undefined;
  const extensions = extensionsOf(
    der,
    fields.find(({ tag }) => tag === EXTENSIONS),
  );
  return {
    subject: nameOf(der, subject),
    issuer: nameOf(der, issuer),
    names: alternativeNames(der, extensions.get(ALTERNATIVE_NAMES)),
    notBefore,
    notAfter,
    selfIssued: hex(der, subject) === hex(der, issuer),
    mayIssue: isAuthority(der, extensions.get(BASIC_CONSTRAINTS)),
  };
}

/** The values that stand side by side; as far as they can be made out. */
function values(der: Uint8Array, from: number, to: number): Value[] {
  const found: Value[] = [];
  for (let at = from; at + 1 < to; ) {
    const tag = der[at]!;
    const first = der[at + 1]!;
    const lengthBytes = first < 0x80 ? 0 : first & 0x7f;
    const start = at + 2 + lengthBytes;
    const length =
      lengthBytes === 0 ? first : der.subarray(at + 2, start).reduce((sum, byte) => sum * 256 + byte, 0);
    if (start + length > to) break;
    found.push({ tag, start, end: start + length });
    at = start + length;
  }
  return found;
}

function hex(der: Uint8Array, { start, end }: Value): string {
  return [...der.subarray(start, end)].map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
}

function textOf(der: Uint8Array, { start, end }: Value): string {
  return new TextDecoder().decode(der.subarray(start, end));
}

function nameOf(der: Uint8Array, name: Value): string {
  const parts: string[] = [];
  for (const set of values(der, name.start, name.end)) {
    for (const pair of values(der, set.start, set.end)) {
      const [type, value] = values(der, pair.start, pair.end);
      const key = type && ATTRIBUTES[hex(der, type)];
      if (key && value) parts.push(`${key}=${textOf(der, value)}`);
    }
  }
  return parts.join(', ');
}

/** `491231235959Z`, or with four digits for the year. */
function timeOf(der: Uint8Array, value: Value): Date | undefined {
  const short = value.tag === UTC_TIME;
  const text = textOf(der, value);
  const digits = (
    short ? /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)?Z$/ : /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)?Z$/
  ).exec(text);
  if (!digits) return undefined;
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = digits
    .slice(1)
    .map((part) => Number(part ?? 0));
  const century = short ? (year < 50 ? 2000 : 1900) : 0;
  return new Date(Date.UTC(century + year, month - 1, day, hour, minute, second));
}

function extensionsOf(der: Uint8Array, field: Value | undefined): ReadonlyMap<string, Value> {
  const found = new Map<string, Value>();
  const [list] = field ? values(der, field.start, field.end) : [];
  for (const extension of list ? values(der, list.start, list.end) : []) {
    const parts = values(der, extension.start, extension.end);
    const [id] = parts;
    const content = parts.at(-1);
    if (id && content) found.set(hex(der, id), content);
  }
  return found;
}

function alternativeNames(der: Uint8Array, extension: Value | undefined): readonly string[] {
  const [list] = extension ? values(der, extension.start, extension.end) : [];
  const names: string[] = [];
  for (const name of list ? values(der, list.start, list.end) : []) {
    if (name.tag === 0x82) names.push(textOf(der, name));
    else if (name.tag === 0x87) names.push(addressOf(der.subarray(name.start, name.end)));
  }
  return names;
}

function addressOf(bytes: Uint8Array): string {
  if (bytes.length === 4) return bytes.join('.');
  const groups: string[] = [];
  for (let at = 0; at + 1 < bytes.length; at += 2) {
    groups.push((bytes[at]! * 256 + bytes[at + 1]!).toString(16));
  }
  return groups.join(':');
}

function isAuthority(der: Uint8Array, extension: Value | undefined): boolean {
  const [list] = extension ? values(der, extension.start, extension.end) : [];
  const [flag] = list ? values(der, list.start, list.end) : [];
  return flag?.tag === 0x01 && der[flag.start] !== 0;
}
