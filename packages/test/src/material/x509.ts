// Signs certificates and lists of revoked ones (RFC 5280), with keys of the curve P-256.
import { createHash, type KeyObject, randomBytes, sign } from 'node:crypto';
import { isIP } from 'node:net';
import {
  bits,
  type Der,
  explicit,
  identifier,
  integer,
  isTrue,
  octets,
  sequence,
  set,
  tagged,
  text,
  time,
} from './der.js';

/** Who signs: a name and a key. */
export interface Issuer {
  readonly name: string;
  readonly publicKey: KeyObject;
  readonly privateKey: KeyObject;
}

/** What is signed of a certificate. */
export interface CertificateContent {
  readonly serialNumber: Buffer;
  readonly name: string;
  readonly publicKey: KeyObject;
  readonly notBefore: Date;
  readonly notAfter: Date;
  readonly extensions: readonly Der[];
}

const ECDSA_WITH_SHA256 = sequence(identifier('1.2.840.10045.4.3.2'));
const COMMON_NAME = identifier('2.5.4.3');
const SUBJECT_KEY_IDENTIFIER = identifier('2.5.29.14');
const KEY_USAGE = identifier('2.5.29.15');
const ALTERNATIVE_NAMES = identifier('2.5.29.17');
const BASIC_CONSTRAINTS = identifier('2.5.29.19');
const CRL_NUMBER = identifier('2.5.29.20');
const AUTHORITY_KEY_IDENTIFIER = identifier('2.5.29.35');
const EXTENDED_KEY_USAGE = identifier('2.5.29.37');
const PURPOSES = {
  server: identifier('1.3.6.1.5.5.7.3.1'),
  client: identifier('1.3.6.1.5.5.7.3.2'),
} as const;
/** keyCertSign and cRLSign, the sixth and the seventh of seven bits. */
const SIGNS_OTHERS = bits(Buffer.of(0b0000_0110), 1);

/** The certificate may sign others, and lists of those that are revoked. */
export function authorityExtensions(publicKey: KeyObject): readonly Der[] {
  return [
    extension(BASIC_CONSTRAINTS, sequence(isTrue), isTrue),
    extension(KEY_USAGE, SIGNS_OTHERS, isTrue),
    extension(SUBJECT_KEY_IDENTIFIER, octets(keyIdentifier(publicKey))),
  ];
}

/** What the certificate may be used for. */
export function purposeExtension(purpose: keyof typeof PURPOSES): Der {
  return extension(EXTENDED_KEY_USAGE, sequence(PURPOSES[purpose]));
}

/** Which key signs. */
export function signedByExtension(publicKey: KeyObject): Der {
  return extension(AUTHORITY_KEY_IDENTIFIER, sequence(tagged(0, keyIdentifier(publicKey))));
}

/** The names of hosts and the addresses (IPv4) that the certificate is for. */
export function alternativeNamesExtension(hosts: readonly string[]): Der {
  const names = hosts.map((host) =>
    isIP(host) === 4 ? tagged(7, Buffer.from(host.split('.').map(Number))) : tagged(2, Buffer.from(host)),
  );
  return extension(ALTERNATIVE_NAMES, sequence(...names));
}

/** A positive serial number that no other certificate has. */
export function newSerialNumber(): Buffer {
  const bytes = randomBytes(16);
  bytes[0] = (bytes[0]! & 0x7f) | 0x40;
  return bytes;
}

/** A certificate, as DER. */
export function signCertificate(content: CertificateContent, issuer: Issuer): Der {
  return signed(
    issuer,
    // Version 3.
    explicit(0, integer(Buffer.of(2))),
    integer(content.serialNumber),
    ECDSA_WITH_SHA256,
    nameOf(issuer.name),
    sequence(time(content.notBefore), time(content.notAfter)),
    nameOf(content.name),
    content.publicKey.export({ type: 'spki', format: 'der' }),
    explicit(3, sequence(...content.extensions)),
  );
}

/**
 * A list of revoked certificates, as DER.
 * @param serialNumbers of the certificates
 * @param since when they count as revoked, and when the list begins to hold
 * @param next when the list no longer holds
 */
export function signRevocations(
  serialNumbers: readonly Buffer[],
  since: Date,
  next: Date,
  issuer: Issuer,
): Der {
  const entries = serialNumbers.map((serialNumber) => sequence(integer(serialNumber), time(since)));
  return signed(
    issuer,
    // Version 2.
    integer(Buffer.of(1)),
    ECDSA_WITH_SHA256,
    nameOf(issuer.name),
    time(since),
    time(next),
    // An empty list is left out (RFC 5280, 5.1.2.6).
    ...(entries.length > 0 ? [sequence(...entries)] : []),
    explicit(0, sequence(signedByExtension(issuer.publicKey), extension(CRL_NUMBER, integer(Buffer.of(1))))),
  );
}

/** DER as a text that OpenSSL reads. */
export function pem(label: string, der: Der): string {
  const lines = der.toString('base64').match(/.{1,64}/g) ?? [];
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\n');
}

function signed({ privateKey }: Issuer, ...content: readonly Der[]): Der {
  const body = sequence(...content);
  return sequence(body, ECDSA_WITH_SHA256, bits(sign('sha256', body, privateKey)));
}

/** A subject or an issuer: only a common name. */
function nameOf(commonName: string): Der {
  return sequence(set(sequence(COMMON_NAME, text(commonName))));
}

function extension(id: Der, content: Der, ...critical: readonly Der[]): Der {
  return sequence(id, ...critical, octets(content));
}

/** Any text that tells keys from each other (RFC 7093, the fourth way). */
function keyIdentifier(publicKey: KeyObject): Buffer {
  return createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest()
    .subarray(0, 20);
}
