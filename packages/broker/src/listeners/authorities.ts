import { X509Certificate } from 'node:crypto';
import type { DetailedPeerCertificate } from 'node:tls';
import { pemBlocks } from '@mosquitto-conf/config/internal';
import { isIssuedBy } from '../tls/signed.js';
import type { AlertName } from './alert.js';

/** The longest chain, which is OpenSSL's default. */
const LONGEST_CHAIN = 100;
/** The purposes that a client certificate may be restricted to: clients, or any (RFC 5280 section 4.2.1.12). */
const CLIENT_PURPOSES = ['1.3.6.1.5.5.7.3.2', '2.5.29.37.0'];

/**
 * The CAs of client certificates. TLS checks the signature along with the dates, and reports only the last error: to ignore
 * dates, or to send the client the first reason, the signature has to be checked once more.
 */
export class Authorities {
  readonly #certificates: readonly X509Certificate[];

  /** @param files in PEM form */
  constructor(files: readonly Buffer[]) {
    this.#certificates = files
      .flatMap((file) => pemBlocks(file))
      .filter(({ label }) => label === 'CERTIFICATE')
      .map(({ text }) => new X509Certificate(text));
  }

  /** Why a client's certificate is refused, apart from its dates: its CA, or its purpose. */
  objection(peer: DetailedPeerCertificate): AlertName | undefined {
    if (!this.#leadsHere(peer)) return 'unknown ca';
    return isForClients(new X509Certificate(peer.raw)) ? undefined : 'unsupported certificate';
  }

  #leadsHere(peer: DetailedPeerCertificate): boolean {
    let shown: DetailedPeerCertificate | undefined = peer;
    for (let length = 0; shown?.raw && length < LONGEST_CHAIN; length++) {
      const certificate: X509Certificate = new X509Certificate(shown.raw);
      if (this.#certificates.some((one) => isSignedBy(certificate, one))) return true;
      const next: DetailedPeerCertificate | undefined = shown.issuerCertificate;
      // One that signs itself is the end of the chain.
      if (next === shown || !next?.raw || !isSignedBy(certificate, new X509Certificate(next.raw)))
        return false;
      shown = next;
    }
    return false;
  }
}

function isSignedBy(certificate: X509Certificate, issuer: X509Certificate): boolean {
  return issuer.ca && isIssuedBy(certificate, issuer);
}

function isForClients({ keyUsage }: X509Certificate): boolean {
  // Node has the extended key usage here; there may be none.
  const purposes = keyUsage as readonly string[] | undefined;
  return purposes === undefined || purposes.some((purpose) => CLIENT_PURPOSES.includes(purpose));
}
