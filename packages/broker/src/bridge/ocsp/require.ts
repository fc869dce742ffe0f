import { X509Certificate } from 'node:crypto';
import type { ConnectionOptions, TLSSocket } from 'node:tls';
import { isCertificate, pemBlocks, TextError } from '@mosquitto-conf/config/internal';
import { ocspTexts } from '../../texts/running.js';
import { ocspFault } from './verify.js';

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
    if (fault) socket.destroy(new TextError(ocspTexts[fault]));
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
