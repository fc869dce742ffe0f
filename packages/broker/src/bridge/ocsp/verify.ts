import { createHash, type X509Certificate } from 'node:crypto';
import { isSignedBy, namesIn, valuesIn, wholeValues } from '../../tls/signed.js';
import { trustedChain } from './chain.js';
import { type CertificateStatus, type IssuerId, type OcspResponse, readOcspResponse } from './response.js';

/** What a response is held against. */
export interface OcspContext {
  /** The certificates that the other broker has sent. */
  readonly sent: readonly X509Certificate[];
  readonly trusted: readonly X509Certificate[];
  readonly now: Date;
}

/** Why a bridge does not accept an OCSP response. */
export type OcspFault = 'missing' | 'damaged' | 'refused' | 'untrusted' | 'revoked' | 'unknown' | 'expired';

/** A response is accepted for so long before and after its time (OCSP_check_validity). */
const LEEWAY = 300_000;

/** The purpose of a certificate that may sign responses in the place of its authority. */
const OCSP_SIGNING = '1.3.6.1.5.5.7.3.9';

/** Digests by their object identifiers, as DER. */
const DIGESTS: Readonly<Record<string, string>> = {
  '2b0e03021a': 'sha1',
  '608648016503040201': 'sha256',
  '608648016503040202': 'sha384',
  '608648016503040203': 'sha512',
};

/**
 * Why the response that came with the other broker's certificate is not accepted (mosquitto__verify_ocsp_status_cb). As there, each
 * certificate that it names must be good, and none of them need be the other broker's.
 * @param der undefined if the other broker has sent none
 */
export function ocspFault(der: Buffer | undefined, context: OcspContext): OcspFault | undefined {
  if (!der) return 'missing';
  try {
    const response = readOcspResponse(der);
    if (!response) return 'refused';
    if (!isTrusted(response, context)) return 'untrusted';
    const found = response.statuses.map((one) => statusFault(one, context.now));
    return found.find((fault) => fault !== undefined);
  } catch {
    return 'damaged';
  }
}

function statusFault(
  { status, thisUpdate, nextUpdate }: CertificateStatus,
  now: Date,
): OcspFault | undefined {
  if (status !== 'good') return status;
  const isEarly = thisUpdate.getTime() > now.getTime() + LEEWAY;
  const isLate = nextUpdate !== undefined && nextUpdate.getTime() < now.getTime() - LEEWAY;
  return isEarly || isLate || (nextUpdate && nextUpdate < thisUpdate) ? 'expired' : undefined;
}

/** Whether the authority of the certificates has signed, or who may do so in its place (OCSP_basic_verify). */
function isTrusted(response: OcspResponse, { sent, trusted, now }: OcspContext): boolean {
  const { certificates, signed, statuses } = response;
  const others = [...sent, ...certificates];
  const signer = others.find((one) => isResponder(one, response));
  if (!signer || !isSignedBy(signed, signer.publicKey)) return false;
  const chain = trustedChain(signer, trusted, others, now);
  if (!chain) return false;
  if (statuses.length === 0) return false;
  // A response cannot be about certificates of several authorities (ocsp_check_issuer).
  const isFrom = (authority: X509Certificate) =>
    statuses.every(({ issuer }) => isAuthority(authority, issuer));
  const authority = chain[1];
  if (authority && isFrom(authority)) return signer.keyUsage?.includes(OCSP_SIGNING) ?? false;
  return isFrom(signer);
}

function isResponder(certificate: X509Certificate, { responder }: OcspResponse): boolean {
  if ('name' in responder) return namesIn(certificate.raw).subject.equals(responder.name);
  return hashOf('sha1', keyOf(certificate)).equals(responder.key);
}

function isAuthority(certificate: X509Certificate, { digest, name, key }: IssuerId): boolean {
  const algorithm = DIGESTS[digest];
  if (algorithm === undefined) return false;
  const { subject } = namesIn(certificate.raw);
  return hashOf(algorithm, subject).equals(name) && hashOf(algorithm, keyOf(certificate)).equals(key);
}

function hashOf(algorithm: string, content: Buffer): Buffer {
  return createHash(algorithm).update(content).digest();
}

/** The bits of a certificate's public key, without its algorithm. */
function keyOf({ publicKey }: X509Certificate): Buffer {
  const der = publicKey.export({ type: 'spki', format: 'der' });
  const [whole] = wholeValues(der, 0, der.length);
  const [, key] = whole ? valuesIn(der, whole) : [];
  // The first byte is the number of unused bits: none.
  return key ? der.subarray(key.start + 1, key.end) : Buffer.alloc(0);
}
