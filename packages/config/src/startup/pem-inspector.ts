import { isCertificate, isPrivateKey, isRevocationList, pemBlocks } from './pem.js';
import type { TlsInspector } from './tls-inspector.js';

/**
 * Judges files by their shape alone, where no TLS library is at hand: it finds a key in the place of a certificate, a
 * damaged file, a pass phrase; not a certificate that belongs to another key, nor an unknown cipher.
 */
export const pemInspector: TlsInspector = {
  name: 'pem',
  authorities(pem) {
    const blocks = pemBlocks(pem).filter((block) => isCertificate(block) || isRevocationList(block));
    if (blocks.length === 0) return 'none';
    return blocks.some(({ der }) => !der) ? 'unreadable' : undefined;
  },
  certificate(pem) {
    const blocks = pemBlocks(pem).filter(isCertificate);
    return blocks.length === 0 || blocks.some(({ der }) => !der) ? 'unreadable' : undefined;
  },
  key(pem) {
    const key = pemBlocks(pem).find(isPrivateKey);
    if (key?.encrypted) return 'encrypted';
    return key?.der ? undefined : 'unreadable';
  },
  pair: () => undefined,
  ciphers: () => true,
  revocationLists(pem) {
    const blocks = pemBlocks(pem).filter(isRevocationList);
    return blocks.some(({ der }) => !der) ? 0 : blocks.length;
  },
};
