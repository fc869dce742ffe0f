/** What can be wrong with a certificate. `weak`: its key is shorter than the security level allows. */
export type CertificateFault = 'unreadable' | 'weak';

/** What can be wrong with a private key. `encrypted`: it needs a pass phrase, which cannot be typed at start-up. */
export type KeyFault = 'unreadable' | 'encrypted';

/** What can be wrong between the two. `other-algorithm`: an RSA certificate with an EC key, say. */
export type PairFault = 'mismatch' | 'other-algorithm';

/**
 * What start-up needs to know of certificates and keys, without the TLS library behind it: Node's own decides in a
 * terminal; in a browser `pemInspector` looks at the shape of the files and takes the rest on trust. Files are given
 * whole, as bytes, and answers are OpenSSL's.
 */
export interface TlsInspector {
  readonly name: string;
  /**
   * A file of CA certificates, in which CRLs may stand too (SSL_CTX_load_verify_file).
   * @returns `none` if it has neither, `unreadable` if any of them is damaged
   */
  authorities(pem: Uint8Array): 'unreadable' | 'none' | undefined;
  /**
   * A server's certificate with those that follow it (SSL_CTX_use_certificate_chain_file).
   * @param level OpenSSL's security level
   */
  certificate(pem: Uint8Array, level: number): CertificateFault | undefined;
  /** A private key without a pass phrase (SSL_CTX_use_PrivateKey_file). */
  key(pem: Uint8Array): KeyFault | undefined;
  /** Whether the two belong together; both have been found good. */
  pair(certificate: Uint8Array, key: Uint8Array): PairFault | undefined;
  /** Whether the list leaves any cipher for TLS 1.2 and older (SSL_CTX_set_cipher_list). */
  ciphers(list: string): boolean;
  /** How many CRLs the file has; 0 also if one of them is damaged (X509_load_crl_file). */
  revocationLists(pem: Uint8Array): number;
}
