// Reads an OCSP response (RFC 6960, 4.2.1).
import { X509Certificate } from 'node:crypto';
import { type DerValue, derTime, derValues } from '@mosquitto-conf/config/internal';
import { readSigned, type Signed, valuesIn, wholeValues } from '../../tls/signed.js';

/** Which authority issued a certificate, by digests of its name and its key. */
export interface IssuerId {
  /** The object identifier of the digest, as DER in hexadecimal. */
  readonly digest: string;
  readonly name: Buffer;
  readonly key: Buffer;
}

/** The answer about one certificate. */
export interface CertificateStatus {
  readonly issuer: IssuerId;
  readonly status: 'good' | 'revoked' | 'unknown';
  readonly thisUpdate: Date;
  readonly nextUpdate: Date | undefined;
}

/** A response that a responder has signed. */
export interface OcspResponse {
  /** Who signed it: the name in its certificate as DER, or the SHA-1 of its key. */
  readonly responder: { readonly name: Buffer } | { readonly key: Buffer };
  readonly statuses: readonly CertificateStatus[];
  readonly signed: Signed;
  /** Certificates that came with it. */
  readonly certificates: readonly X509Certificate[];
}

const SUCCESSFUL = 0;
const VERSION = 0xa0;
const BY_NAME = 0xa1;
const BY_KEY = 0xa2;
const EXPLICIT_0 = 0xa0;
/** The type of a basic response, as an object identifier in hexadecimal. */
const BASIC = '2b0601050507300101';

const STATUSES: Readonly<Record<number, CertificateStatus['status']>> = {
  128: 'good',
  161: 'revoked',
  130: 'unknown',
};

/**
 * Reads a response.
 * @returns undefined if the responder refused to answer
 * @throws RangeError if it is damaged
 */
export function readOcspResponse(der: Buffer): OcspResponse | undefined {
  // What follows it does not count (d2i_OCSP_RESPONSE).
  const [whole] = derValues(der, 0, der.length);
  const [status, bytes] = valuesIn(der, required(whole));
  if (der[required(status).start] !== SUCCESSFUL || !bytes) return undefined;
  const [type, octets] = valuesIn(der, required(valuesIn(der, bytes)[0]));
  if (hex(der, required(type)) !== BASIC) throw new RangeError('an OCSP response of an unknown type');
  const { start, end } = required(octets);
  return readBasic(der.subarray(start, end));
}

function readBasic(der: Buffer): OcspResponse {
  const signed = readSigned(der);
  const [responder, , statuses] = signed.fields.slice(signed.fields[0]?.tag === VERSION ? 1 : 0);
  const [list] = signed.rest.filter(({ tag }) => tag === EXPLICIT_0);
  const certificates = list ? valuesIn(der, required(valuesIn(der, list)[0])) : [];
  return {
    responder: readResponder(der, required(responder)),
    statuses: valuesIn(der, required(statuses)).map((one) => readStatus(der, one)),
    signed,
    certificates: certificates.map(({ from, end }) => new X509Certificate(der.subarray(from, end))),
  };
}

function readResponder(der: Buffer, { tag, start, end }: DerValue): OcspResponse['responder'] {
  if (tag === BY_NAME) return { name: der.subarray(start, end) };
  const [key] = wholeValues(der, start, end);
  if (tag !== BY_KEY || !key) throw new RangeError('an OCSP response of an unknown responder');
  return { key: contentOf(der, key) };
}

function readStatus(der: Buffer, value: DerValue): CertificateStatus {
  const [id, status, thisUpdate, ...rest] = valuesIn(der, value);
  const [algorithm, name, key] = valuesIn(der, required(id));
  const [digest] = valuesIn(der, required(algorithm));
  const next = rest.find(({ tag }) => tag === EXPLICIT_0);
  return {
    issuer: {
      digest: hex(der, required(digest)),
      name: contentOf(der, required(name)),
      key: contentOf(der, required(key)),
    },
    status: required(STATUSES[required(status).tag]),
    thisUpdate: required(derTime(der, required(thisUpdate))),
    nextUpdate: next && required(derTime(der, required(valuesIn(der, next)[0]))),
  };
}

function contentOf(der: Buffer, { start, end }: DerValue): Buffer {
  return der.subarray(start, end);
}

function hex(der: Buffer, value: DerValue): string {
  return contentOf(der, value).toString('hex');
}

function required<T>(value: T | undefined): T {
  if (value === undefined) throw new RangeError('an OCSP response is cut short');
  return value;
}
