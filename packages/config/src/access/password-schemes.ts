import { type Release, since } from '../release.js';

/** How `mosquitto_passwd -H` calls the ways to hash a password. */
export type NewPasswordScheme = 'sha512' | 'sha512-pbkdf2' | 'argon2id';

const schemes: readonly (readonly [scheme: NewPasswordScheme, first: string])[] = [
  ['sha512', '1.4.0'],
  ['sha512-pbkdf2', '2.0'],
  // Only builds with libargon2 know it (password_common.c: pw__decode_argon2id).
  ['argon2id', '2.1'],
];

/** The schemes that a release knows, from the weakest to the strongest. */
export function passwordSchemes(release: Release): readonly NewPasswordScheme[] {
  return schemes.filter(([, first]) => since(release, first)).map(([scheme]) => scheme);
}

/** The strongest scheme that every build of a release knows. */
export function usualPasswordScheme(release: Release): NewPasswordScheme {
  return since(release, '2.0') ? 'sha512-pbkdf2' : 'sha512';
}

/** The rounds of `sha512-pbkdf2` (password_common.c: PW_DEFAULT_ITERATIONS of 2.1). */
export const USUAL_ITERATIONS = 1000;

/** The parameters of `argon2id` (password_common.c: MOSQ_ARGON2_T, MOSQ_ARGON2_M, MOSQ_ARGON2_P). */
export const argon2Parameters = { t: 1, m: 47104, p: 1 } as const;

/** A hash, as it is written behind the colon of a password file's line. */
export function passwordField(
  scheme: NewPasswordScheme,
  salt: Uint8Array,
  hash: Uint8Array,
  iterations: number = USUAL_ITERATIONS,
): string {
  const { t, m, p } = argon2Parameters;
  const [saltText, hashText] = [base64(salt), base64(hash)];
  switch (scheme) {
    case 'sha512':
      return `$6$${saltText}$${hashText}`;
    case 'sha512-pbkdf2':
      return `$7$${iterations}$${saltText}$${hashText}`;
    case 'argon2id':
      // The reference implementation writes base64 without padding (encoding.c: to_base64).
      return `$argon2id$v=19$m=${m},t=${t},p=${p}$${unpadded(saltText)}$${unpadded(hashText)}`;
  }
}

function base64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}

function unpadded(text: string): string {
  return text.replace(/=+$/, '');
}
