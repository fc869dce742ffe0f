import { type KeyObject, verify, type X509Certificate } from 'node:crypto';
import { type DerValue, derValues } from '@mosquitto-conf/config/internal';

/** What an authority has signed: a list of revoked certificates, or an answer about one. */
export interface Signed {
  readonly content: Buffer;
  /** What the content is made of. */
  readonly fields: readonly DerValue[];
  /** Undefined where its bits do not fill its bytes, which no key has made (ASN1_item_verify). */
  readonly signature: Buffer | undefined;
  /** The digest; null where the algorithm has its own, and undefined where it is not known. */
  readonly digest: string | null | undefined;
  /** What follows the signature, outside of what is signed. */
  readonly rest: readonly DerValue[];
}

/** Digests by the object identifiers of signature algorithms, as DER. */
const digests: Readonly<Record<string, string | null>> = {
  '2a864886f70d010105': 'sha1',
  '2a864886f70d01010b': 'sha256',
  '2a864886f70d01010c': 'sha384',
  '2a864886f70d01010d': 'sha512',
  '2a8648ce3d0401': 'sha1',
  '2a8648ce3d040302': 'sha256',
  '2a8648ce3d040303': 'sha384',
  '2a8648ce3d040304': 'sha512',
  // Ed25519 and Ed448.
  '2b6570': null,
  '2b6571': null,
};

/**
 * Reads what is signed: content, algorithm, signature.
 * @throws RangeError where it is cut short
 */
export function readSigned(der: Buffer): Signed {
  const [content, algorithm, signature, ...rest] = valuesIn(der, firstOf(der, 0, der.length));
  if (!content || !algorithm || !signature) throw new RangeError('DER is cut short');
  const identifier = firstOf(der, algorithm.start, algorithm.end);
  return {
    content: der.subarray(content.from, content.end),
    fields: valuesIn(der, content),
    digest: digests[der.toString('hex', identifier.start, identifier.end)],
    // The first byte of a bit string is the number of unused bits at its end.
    signature: der[signature.start] === 0 ? der.subarray(signature.start + 1, signature.end) : undefined,
    rest,
  };
}

/** Whether a key made the signature. */
export function isSignedBy({ digest, content, signature }: Signed, key: KeyObject): boolean {
  return digest !== undefined && signature !== undefined && verify(digest, content, key, signature);
}

/** Whether a certificate names another as its issuer, whose key made its signature. Whether that may issue any is not asked. */
export function isIssuedBy(certificate: X509Certificate, issuer: X509Certificate): boolean {
  return certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey);
}

/**
 * The values between two offsets, which they must fill: a list that is cut short would accept certificates missing from it.
 * @throws RangeError where they do not
 */
export function wholeValues(der: Uint8Array, from: number, to: number): DerValue[] {
  const values = derValues(der, from, to);
  if ((values.at(-1)?.end ?? from) !== to) throw new RangeError('DER is cut short');
  return values;
}

/** The values inside another. */
export function valuesIn(der: Uint8Array, { start, end }: DerValue): DerValue[] {
  return wholeValues(der, start, end);
}

function firstOf(der: Uint8Array, from: number, to: number): DerValue {
  const [first] = wholeValues(der, from, to);
  if (!first) throw new RangeError('DER is cut short');
  return first;
}

/** The names in a certificate, as DER: whose it is, and who signed it. */
export function namesIn(certificate: Buffer): { readonly issuer: Buffer; readonly subject: Buffer } {
  const { fields } = readSigned(certificate);
  // The version has a tag of its own.
  const [, , issuer, , subject] = fields[0]?.tag === 0xa0 ? fields.slice(1) : fields;
  if (!issuer || !subject) throw new RangeError('DER is cut short');
  return {
    issuer: certificate.subarray(issuer.from, issuer.end),
    subject: certificate.subarray(subject.from, subject.end),
  };
}
