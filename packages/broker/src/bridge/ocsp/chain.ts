import type { X509Certificate } from 'node:crypto';
import { isIssuedBy } from '../../tls/signed.js';

/** Longer chains are not looked for: certificates that sign each other in a circle have no end. */
const DEPTH = 10;

/**
 * The certificates from one to an authority that is trusted and signs itself, each signed by the next; undefined if there is no such
 * chain of certificates that are valid now.
 * @param others certificates that the chain may lead through
 */
export function trustedChain(
  certificate: X509Certificate,
  trusted: readonly X509Certificate[],
  others: readonly X509Certificate[],
  now: Date,
  depth = DEPTH,
): readonly X509Certificate[] | undefined {
  if (depth === 0 || !isValid(certificate, now)) return undefined;
  if (trusted.some(({ raw }) => raw.equals(certificate.raw)) && isIssuedBy(certificate, certificate))
    return [certificate];
  for (const issuer of [...trusted, ...others]) {
    if (!issuer.ca || !isIssuedBy(certificate, issuer) || issuer.raw.equals(certificate.raw)) continue;
    const rest = trustedChain(issuer, trusted, others, now, depth - 1);
    if (rest) return [certificate, ...rest];
  }
  return undefined;
}

function isValid({ validFrom, validTo }: X509Certificate, now: Date): boolean {
  return new Date(validFrom) <= now && now <= new Date(validTo);
}
