/** The cipher suites of TLS 1.3 that OpenSSL 3 has. */
const SUITES: ReadonlySet<string> = new Set([
  'TLS_AES_256_GCM_SHA384',
  'TLS_CHACHA20_POLY1305_SHA256',
  'TLS_AES_128_GCM_SHA256',
  'TLS_AES_128_CCM_SHA256',
  'TLS_AES_128_CCM_8_SHA256',
]);

/** Whether any suite is left: unknown ones are ignored (SSL_CTX_set_ciphersuites of OpenSSL 3). */
export function hasTls13Suite(list: string): boolean {
  return list.split(':').some((name) => SUITES.has(name.trim()));
}

/** OpenSSL's security level where a cipher list does not set another, as the distributions build it. */
const DEFAULT_LEVEL = 2;

/** The level a cipher list asks for with `@SECLEVEL=`. */
export function securityLevel(ciphers: string | undefined): number {
  const levels = [...(ciphers ?? '').matchAll(/@SECLEVEL=(\d)/g)];
  return Number(levels.at(-1)?.[1] ?? DEFAULT_LEVEL);
}

/** The shortest RSA or Diffie-Hellman key a security level allows, in bits. */
export function shortestRsa(level: number): number {
  return [0, 1024, 2048, 3072, 7680, 15_360][level] ?? Number.POSITIVE_INFINITY;
}

/** The shortest elliptic curve key a security level allows, in bits. */
export function shortestEc(level: number): number {
  return [0, 160, 224, 256, 384, 512][level] ?? Number.POSITIVE_INFINITY;
}
