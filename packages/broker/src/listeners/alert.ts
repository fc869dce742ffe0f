import { type CipherGCMTypes, createCipheriv, createHmac } from 'node:crypto';

/** A certificate alert: why a client is refused for its certificate (RFC 8446, 6.2). */
export type AlertName = keyof typeof descriptions;

const descriptions = {
  'bad certificate': 42,
  'unsupported certificate': 43,
  'certificate revoked': 44,
  'certificate expired': 45,
  'certificate unknown': 46,
  'unknown ca': 48,
  'decrypt error': 51,
  'certificate required': 116,
} as const;

/** The alert that OpenSSL sends for a certificate it does not verify (ssl_x509err2alert), by Node's code of the reason. */
const reasons: Readonly<Record<string, AlertName>> = {
  CERT_HAS_EXPIRED: 'certificate expired',
  CERT_NOT_YET_VALID: 'bad certificate',
  CERT_REJECTED: 'bad certificate',
  CERT_REVOKED: 'certificate revoked',
  CERT_SIGNATURE_FAILURE: 'decrypt error',
  CERT_UNTRUSTED: 'bad certificate',
  CERT_CHAIN_TOO_LONG: 'unknown ca',
  CRL_HAS_EXPIRED: 'certificate expired',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'unknown ca',
  INVALID_CA: 'unknown ca',
  INVALID_PURPOSE: 'unsupported certificate',
  PATH_LENGTH_EXCEEDED: 'unknown ca',
  SELF_SIGNED_CERT_IN_CHAIN: 'unknown ca',
  UNABLE_TO_GET_CRL: 'unknown ca',
  UNABLE_TO_GET_ISSUER_CERT: 'unknown ca',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'unknown ca',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'unknown ca',
};

/** The alert for a code of Node's. */
export function alertFor(code: string): AlertName {
  return reasons[code] ?? 'certificate unknown';
}

/** The suites of TLS 1.3 in use, with the hash that their keys are derived with. */
const suites: Readonly<
  Record<string, { readonly cipher: string; readonly hash: string; readonly key: number }>
> = {
  TLS_AES_128_GCM_SHA256: { cipher: 'aes-128-gcm', hash: 'sha256', key: 16 },
  TLS_AES_256_GCM_SHA384: { cipher: 'aes-256-gcm', hash: 'sha384', key: 32 },
  TLS_CHACHA20_POLY1305_SHA256: { cipher: 'chacha20-poly1305', hash: 'sha256', key: 32 },
};

const FATAL = 2;
const ALERT = 21;
const TAG = 16;
const IV = 12;

/**
 * A fatal alert as the first record under a server's traffic secret (RFC 8446, 5.2).
 * @param secret SERVER_TRAFFIC_SECRET_0
 * @returns undefined if the suite is not one of these
 */
export function sealAlert(suite: string, secret: Buffer, name: AlertName): Buffer | undefined {
  const known = suites[suite];
  if (!known) return undefined;
  const { cipher: algorithm, hash, key } = known;
  const inner = Buffer.from([FATAL, descriptions[name], ALERT]);
  const header = Buffer.from([23, 3, 3, 0, inner.length + TAG]);
  // The nonce is the initialization vector with the record's number in it, which is 0 (5.3).
  const cipher = createCipheriv(
    algorithm as CipherGCMTypes,
    expand(hash, secret, 'key', key),
    expand(hash, secret, 'iv', IV),
    { authTagLength: TAG },
  ).setAAD(header);
  return Buffer.concat([header, cipher.update(inner), cipher.final(), cipher.getAuthTag()]);
}

/** HKDF-Expand-Label without a context (7.1), for at most the length of one round. */
function expand(hash: string, secret: Buffer, label: string, length: number): Buffer {
  const text = `tls13 ${label}`;
  const info = Buffer.from([0, length, text.length, ...Buffer.from(text), 0, 1]);
  return createHmac(hash, secret).update(info).digest().subarray(0, length);
}
