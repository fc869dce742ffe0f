import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import type { Server, TlsOptions } from 'node:tls';
import { TextError } from '@mosquitto-conf/config/internal';
import { runningTexts } from '../texts/running.js';

/**
 * Replaces certificates and keys as OpenSSL does in a context that is in use: the certificate first, which drops a key that is not its
 * own, then the key (ssl_set_cert, ssl_set_pkey).
 */
export class ReplacedCertificate {
  #key: KeyObject | undefined;

  /** @param options with which the server was made */
  constructor({ key }: TlsOptions) {
    this.#key = keyOf(key);
  }

  /**
   * @param options as they were read again
   * @throws Error if they are not used, or not all of them
   */
  apply(server: Server, options: TlsOptions): void {
    const certificate = certificateOf(options.cert);
    const key = keyOf(options.key);
    try {
      // Node accepts a key of another kind, with which no handshake succeeds.
      if (certificate && key && kindOf(certificate.publicKey) !== kindOf(key))
        throw this.#mismatch(certificate);
      server.setSecureContext(options);
      this.#key = key;
    } catch (error) {
      if (!certificate || !this.#isLost(certificate)) throw error;
      server.setSecureContext({ ...options, cert: undefined, key: undefined });
      throw this.#mismatch(certificate);
    }
  }

  /** Whether the key in use is not that of a certificate. */
  #isLost(certificate: X509Certificate): boolean {
    return !this.#key || !certificate.checkPrivateKey(this.#key);
  }

  #mismatch(certificate: X509Certificate): TextError {
    const { certificateWithoutKey, keyOfOtherKind } = runningTexts;
    return new TextError(this.#isLost(certificate) ? certificateWithoutKey : keyOfOtherKind);
  }
}

const kindOf = ({ asymmetricKeyType }: KeyObject) => asymmetricKeyType;

function certificateOf(cert: TlsOptions['cert']): X509Certificate | undefined {
  if (!Buffer.isBuffer(cert)) return undefined;
  try {
    return new X509Certificate(cert);
  } catch {
    return undefined;
  }
}

function keyOf(key: TlsOptions['key']): KeyObject | undefined {
  if (!Buffer.isBuffer(key)) return undefined;
  try {
    return createPrivateKey(key);
  } catch {
    return undefined;
  }
}
