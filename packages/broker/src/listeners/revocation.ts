import { verify, type X509Certificate } from 'node:crypto';
import {
  type DerValue,
  derTime,
  derValues,
  isRevocationList,
  pemBlocks,
} from '@mosquitto-conf/config/internal';

/** Certificates that an authority has taken back. */
interface RevocationList {
  /** Of the authority, as DER. */
  readonly issuer: Buffer;
  readonly nextUpdate: Date | undefined;
  /** Serial numbers as hexadecimal, without zeros in front. */
  readonly serials: ReadonlySet<string>;
  /** What is signed, and how. */
  readonly signed: Buffer;
  readonly digest: string | undefined;
  readonly signature: Buffer;
}

/** Digests by the last parts of the signature algorithms' object identifiers, as DER. */
const digests: Readonly<Record<string, string>> = {
  '2a864886f70d010105': 'sha1',
  '2a864886f70d01010b': 'sha256',
  '2a864886f70d01010c': 'sha384',
  '2a864886f70d01010d': 'sha512',
  '2a8648ce3d040302': 'sha256',
  '2a8648ce3d040303': 'sha384',
  '2a8648ce3d040304': 'sha512',
};

const SEQUENCE = 0x30;
const INTEGER = 0x02;

/**
 * Looks at a client's own certificate alone, as the reference does (X509_V_FLAG_CRL_CHECK); a TLS library that is given
 * the list would want one for each authority above it, too.
 */
export class Revocations {
  readonly #lists: readonly RevocationList[];

  /** @throws Error where the file holds no list that can be made out */
  constructor(pem: Buffer) {
    this.#lists = pemBlocks(pem)
      .filter(isRevocationList)
      .map(({ der }) => {
        if (!der) throw new RangeError('a revocation list in the crlfile is damaged');
        return readList(Buffer.from(der));
      });
    if (this.#lists.length === 0) throw new Error('there is no revocation list in the crlfile');
  }

  /**
   * Why a certificate is refused, by OpenSSL's code; undefined if its authority has a list that is valid now, and it is
   * not on it.
   * @param authority the certificate of who signed it; undefined where that is not known
   */
  objection(
    certificate: X509Certificate,
    authority: X509Certificate | undefined,
    now: Date,
  ): 'UNABLE_TO_GET_CRL' | 'CRL_HAS_EXPIRED' | 'CERT_REVOKED' | undefined {
    if (!authority) return 'UNABLE_TO_GET_CRL';
    const issuer = issuerOf(certificate);
    const list = this.#lists.find((one) => one.issuer.equals(issuer) && isSignedBy(one, authority));
    if (!list) return 'UNABLE_TO_GET_CRL';
    if (list.nextUpdate && list.nextUpdate < now) return 'CRL_HAS_EXPIRED';
    const serial = certificate.serialNumber.replace(/^0+/, '').toLowerCase();
    return list.serials.has(serial) ? 'CERT_REVOKED' : undefined;
  }
}

function readList(der: Buffer): RevocationList {
  const [whole] = wholeValues(der, 0, der.length) as [DerValue];
  const [tbs, algorithm, signature] = wholeValues(der, whole.start, whole.end) as [
    DerValue,
    DerValue,
    DerValue,
  ];
  const fields = wholeValues(der, tbs.start, tbs.end);
  // The version is left out of lists of the first one.
  if (fields[0]?.tag === INTEGER) fields.shift();
  const [, issuer, , ...rest] = fields as [DerValue, DerValue, DerValue, ...DerValue[]];
  const next = rest[0] && rest[0].tag !== SEQUENCE && rest[0].tag < 0x80 ? rest.shift() : undefined;
  const revoked = rest[0]?.tag === SEQUENCE ? wholeValues(der, rest[0].start, rest[0].end) : [];
  const serials = revoked.map(({ start, end }) => {
    const [serial] = wholeValues(der, start, end) as [DerValue];
    return der.toString('hex', serial.start, serial.end).replace(/^0+/, '');
  });
  const [identifier] = wholeValues(der, algorithm.start, algorithm.end) as [DerValue];
  return {
    issuer: der.subarray(issuer.from, issuer.end),
    nextUpdate: next && derTime(der, next),
    serials: new Set(serials),
    signed: der.subarray(tbs.from, tbs.end),
    digest: digests[der.toString('hex', identifier.start, identifier.end)],
    // The first byte of a bit string is the number of unused bits at its end: none.
    signature: der.subarray(signature.start + 1, signature.end),
  };
}

/**
 * The values between two offsets, which they must fill: a list that is cut short would accept certificates missing from it.
 * @throws RangeError where they do not
 */
function wholeValues(der: Uint8Array, from: number, to: number): DerValue[] {
  const values = derValues(der, from, to);
  if ((values.at(-1)?.end ?? from) !== to) throw new RangeError('DER is cut short');
  return values;
}

function isSignedBy({ digest, signed, signature }: RevocationList, { publicKey }: X509Certificate): boolean {
  return digest !== undefined && verify(digest, signed, publicKey, signature);
}

/** The name of who signed a certificate, as DER. */
function issuerOf({ raw }: X509Certificate): Buffer {
  const [whole] = wholeValues(raw, 0, raw.length) as [DerValue];
  const [tbs] = wholeValues(raw, whole.start, whole.end) as [DerValue];
  const fields = wholeValues(raw, tbs.start, tbs.end);
  // The version has a tag of its own.
  if (fields[0]?.tag === 0xa0) fields.shift();
  const issuer = fields[2] as DerValue;
  return raw.subarray(issuer.from, issuer.end);
}
