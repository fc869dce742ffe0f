/// <reference types="node" />
import { createHash, pbkdf2Sync, randomBytes } from 'node:crypto';
import { encode } from '@mosquitto-conf/grammar';
import { passwordField, USUAL_ITERATIONS, usualPasswordScheme } from '../access/password-schemes.js';
import type { Release } from '../release.js';

/** The salt that every release accepts (password_mosq.h: SALT_LEN). */
const SALT = 12;
const HASH = 64;

/** Hashes a password with a new salt, as a release has it behind the colon of a password file's line. */
export function hashPassword(password: string, release: Release): string {
  const scheme = usualPasswordScheme(release);
  const bytes = encode(password);
  const salt = randomBytes(SALT);
  const hash =
    scheme === 'sha512'
      ? createHash('sha512').update(bytes).update(salt).digest()
      : pbkdf2Sync(bytes, salt, USUAL_ITERATIONS, HASH, 'sha512');
  return passwordField(scheme, salt, hash);
}
