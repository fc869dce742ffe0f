import { atoi } from '../kinds/c-numbers.js';
import { CTokens } from '../kinds/c-tokens.js';
import { type Release, since } from '../release.js';
import { decodeBase64 } from './base64.js';

/** How a password is stored. `unusable`: no client can log in with the entry. `none`: any client can, with any password. */
export type PasswordScheme = 'none' | 'plain' | 'sha512' | 'pbkdf2-sha512' | 'argon2id' | 'unusable';

/** The second field of a password file's line, taken apart. */
export interface PasswordHash {
  readonly scheme: PasswordScheme;
  readonly salt?: Uint8Array;
  readonly hash?: Uint8Array;
  /** Of `pbkdf2-sha512` alone. */
  readonly iterations?: number;
  /** The field as it is, for a scheme that stores its parameters in it. */
  readonly encoded?: string;
}

/** What is wrong with the field. */
export type HashFault =
  | 'empty'
  | 'plain'
  | 'unknown-scheme'
  | 'unsupported'
  | 'incomplete'
  | 'iterations'
  | 'salt'
  | 'hash';

export interface HashReading {
  readonly hash: PasswordHash;
  readonly fault?: HashFault;
}

const SHORT_SALT = 12;
const HASH_LENGTH = 64;

/** Reads the second field of a line of a password file (unpwd__decode_passwords; from 2.1 mosquitto_pw_decode). */
export function readPasswordHash(field: string, release: Release): HashReading {
  const tokens = new CTokens(field);
  const scheme = tokens.next('$')?.text;
  const fault = (kind: HashFault): HashReading => ({ hash: { scheme: 'unusable' }, fault: kind });
  if (scheme === undefined) return fault('empty');
  // Up to 2.0 a missing or doubled `$` in front makes no difference; 2.1 wants exactly one.
  const strict = since(release, '2.1');
  if (strict && field.startsWith('$argon2id$')) {
    return { hash: { scheme: 'argon2id', encoded: field }, fault: 'unsupported' };
  }
  if (!field.startsWith('$') && (strict || !/^[67]\$/.test(field))) {
    return { hash: { scheme: 'plain', encoded: field }, fault: 'plain' };
  }
  const known = strict
    ? /^\$[67]\$/.test(field)
    : scheme === '6' || (scheme === '7' && since(release, '2.0'));
  if (!known) return fault('unknown-scheme');

  const stretched = scheme === '7';
  let iterations: number | undefined;
  if (stretched) {
    const word = tokens.next('$')?.text;
    if (word === undefined) return fault('incomplete');
    iterations = atoi(word);
    if (iterations < 1) return fault('iterations');
  }
  const saltText = tokens.next('$')?.text;
  if (saltText === undefined) return fault('incomplete');
  const salt = decodeBase64(saltText);
  if (!saltFits(salt, release)) return fault('salt');
  const hashText = tokens.next('$')?.text;
  if (hashText === undefined) return fault('incomplete');
  const hash = decodeBase64(hashText);
  // 1.4.0 to 1.5.5 accept any hash, but then no client can log in.
  if (hash?.length !== HASH_LENGTH || !salt) {
    return since(release, '1.5.6') ? fault('hash') : { hash: { scheme: 'unusable' } };
  }
  return {
    hash: stretched
      ? { scheme: 'pbkdf2-sha512', salt, hash, iterations: iterations! }
      : { scheme: 'sha512', salt, hash },
  };
}

function saltFits(salt: Uint8Array | undefined, release: Release): boolean {
  if (!since(release, '1.5.6')) return true;
  return salt?.length === SHORT_SALT || (since(release, '2.1') && salt?.length === HASH_LENGTH);
}
