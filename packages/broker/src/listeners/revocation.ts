import type { X509Certificate } from 'node:crypto';
import {
  type DerValue,
  derTime,
  isRevocationList,
  pemBlocks,
  TextError,
} from '@mosquitto-conf/config/internal';
import { runningTexts } from '../texts/running.js';
import { isSignedBy, namesIn, readSigned, type Signed, valuesIn } from '../tls/signed.js';

/** Certificates that an authority has taken back. */
interface RevocationList {
  /** Of the authority, as DER. */
  readonly issuer: Buffer;
  readonly nextUpdate: Date | undefined;
  /** Serial numbers as hexadecimal, without zeros in front. */
  readonly serials: ReadonlySet<string>;
  readonly signed: Signed;
}

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
        try {
          if (der) return readList(Buffer.from(der));
        } catch (error) {
          if (!(error instanceof RangeError)) throw error;
        }
        throw new TextError(runningTexts.crlDamaged);
      });
    if (this.#lists.length === 0) throw new TextError(runningTexts.noCrl);
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
    const { issuer } = namesIn(certificate.raw);
    const list = this.#lists.find(
      (one) => one.issuer.equals(issuer) && isSignedBy(one.signed, authority.publicKey),
    );
    if (!list) return 'UNABLE_TO_GET_CRL';
    if (list.nextUpdate && list.nextUpdate < now) return 'CRL_HAS_EXPIRED';
    const serial = certificate.serialNumber.replace(/^0+/, '').toLowerCase();
    return list.serials.has(serial) ? 'CERT_REVOKED' : undefined;
  }
}

function readList(der: Buffer): RevocationList {
  const signed = readSigned(der);
  const fields = [...signed.fields];
  // The version is left out of lists of the first one.
  if (fields[0]?.tag === INTEGER) fields.shift();
  const [, issuer, , ...rest] = fields as [DerValue, DerValue, DerValue, ...DerValue[]];
  const next = rest[0] && rest[0].tag !== SEQUENCE && rest[0].tag < 0x80 ? rest.shift() : undefined;
  const revoked = rest[0]?.tag === SEQUENCE ? valuesIn(der, rest[0]) : [];
  const serials = revoked.map((entry) => {
    const [serial] = valuesIn(der, entry) as [DerValue];
    return der.toString('hex', serial.start, serial.end).replace(/^0+/, '');
  });
  return {
    issuer: der.subarray(issuer.from, issuer.end),
    nextUpdate: next && derTime(der, next),
    serials: new Set(serials),
    signed,
  };
}
