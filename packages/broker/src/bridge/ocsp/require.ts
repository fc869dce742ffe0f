import { X509Certificate } from 'node:crypto';
import type { ConnectionOptions, TLSSocket } from 'node:tls';
import { isCertificate, pemBlocks } from '@mosquitto-conf/config/internal';
import { type OcspFault, ocspFault } from './verify.js';

/** What is wrong, for a person. */
const reasons: Readonly<Record<OcspFault, string>> = {
  missing: 'the other broker sends no OCSP response',
  damaged: 'the OCSP response of the other broker is damaged',
  refused: 'the OCSP response of the other broker says that the responder has no answer',
  untrusted: 'no trusted CA has signed the OCSP response of the other broker',
  revoked: 'the OCSP response of the other broker says that its certificate is revoked',
  unknown: 'the OCSP response of the other broker says that the responder does not know its certificate',
  expired: 'the OCSP response of the other broker is not valid at this time',
};

/**
 * Closes a connection whose broker does not prove that its certificate is not revoked, before anything is sent to it.
 * @param authorities those that the bridge trusts
 */
export function requireOcsp(socket: TLSSocket, authorities: ConnectionOptions['ca']): void {
  let response: Buffer | undefined;
  socket.once('OCSPResponse', (der: Buffer | null) => {
    response = der ?? undefined;
  });
  // What waits to be sent is written after this event.
  socket.prependOnceListener('secureConnect', () => {
    const fault = ocspFault(response, {
      sent: sentBy(socket),
      trusted: [authorities ?? []].flat().flatMap(certificatesOf),
      now: new Date(),
    });
    if (fault) socket.destroy(new Error(reasons[fault]));
  });
}

/** The certificates that the other broker has sent, its own first. */
function sentBy(socket: TLSSocket): X509Certificate[] {
  const sent: X509Certificate[] = [];
  for (let one = socket.getPeerX509Certificate(); one; one = one.issuerCertificate) {
    if (sent.some(({ raw }) => raw.equals(one.raw))) break;
    sent.push(one);
  }
  return sent;
}

/** The certificates of a file; those that cannot be read count as missing. */
function certificatesOf(pem: string | Buffer): X509Certificate[] {
  const blocks = pemBlocks(typeof pem === 'string' ? Buffer.from(pem) : pem);
  return blocks.filter(isCertificate).flatMap(({ der }) => {
    if (!der) return [];
    try {
      return [new X509Certificate(Buffer.from(der))];
    } catch {
      return [];
    }
  });
}
