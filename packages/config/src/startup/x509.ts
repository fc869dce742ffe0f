import { type DerValue, derText, derTime, derValues } from './der.js';

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

const SEQUENCE = 0x30;
const EXTENSIONS = 0xa3;

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
  const [whole] = derValues(der, 0, der.length);
  const [body] = whole?.tag === SEQUENCE ? derValues(der, whole.start, whole.end) : [];
  if (body?.tag !== SEQUENCE) return undefined;
  // Version, where there is one; then serial number, algorithm, issuer, validity, subject and key.
  const fields = derValues(der, body.start, body.end);
  const from = fields[0]?.tag === 0xa0 ? 1 : 0;
  const [, , issuer, validity, subject] = fields.slice(from);
  if (!issuer || !validity || !subject) return undefined;
  const [notBefore, notAfter] = derValues(der, validity.start, validity.end).map((value) =>
    derTime(der, value),
  );
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

function hex(der: Uint8Array, { start, end }: DerValue): string {
  return [...der.subarray(start, end)].map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
}

function nameOf(der: Uint8Array, name: DerValue): string {
  const parts: string[] = [];
  for (const set of derValues(der, name.start, name.end)) {
    for (const pair of derValues(der, set.start, set.end)) {
      const [type, value] = derValues(der, pair.start, pair.end);
      const key = type && ATTRIBUTES[hex(der, type)];
      if (key && value) parts.push(`${key}=${derText(der, value)}`);
    }
  }
  return parts.join(', ');
}

function extensionsOf(der: Uint8Array, field: DerValue | undefined): ReadonlyMap<string, DerValue> {
  const found = new Map<string, DerValue>();
  const [list] = field ? derValues(der, field.start, field.end) : [];
  for (const extension of list ? derValues(der, list.start, list.end) : []) {
    const parts = derValues(der, extension.start, extension.end);
    const [id] = parts;
    const content = parts.at(-1);
    if (id && content) found.set(hex(der, id), content);
  }
  return found;
}

function alternativeNames(der: Uint8Array, extension: DerValue | undefined): readonly string[] {
  const [list] = extension ? derValues(der, extension.start, extension.end) : [];
  const names: string[] = [];
  for (const name of list ? derValues(der, list.start, list.end) : []) {
    if (name.tag === 0x82) names.push(derText(der, name));
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

function isAuthority(der: Uint8Array, extension: DerValue | undefined): boolean {
  const [list] = extension ? derValues(der, extension.start, extension.end) : [];
  const [flag] = list ? derValues(der, list.start, list.end) : [];
  return flag?.tag === 0x01 && der[flag.start] !== 0;
}
