import { createHash, pbkdf2, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { argon2Parameters, type NewPasswordScheme, passwordField } from '@mosquitto-conf/config/internal';

/** The salt that every release accepts (password_mosq.h: SALT_LEN). */
const SALT = 12;
const HASH = 64;

/** Hashes a password with a new salt, as it is written into a password file. */
export async function newHash(
  password: Uint8Array,
  scheme: NewPasswordScheme,
  iterations: number,
): Promise<string> {
  const salt = randomBytes(SALT);
  return passwordField(scheme, salt, await hashOf(password, salt, scheme, iterations), iterations);
}

async function hashOf(
  password: Uint8Array,
  salt: Uint8Array,
  scheme: NewPasswordScheme,
  iterations: number,
): Promise<Uint8Array> {
  switch (scheme) {
    case 'sha512':
      return createHash('sha512').update(password).update(salt).digest();
    case 'sha512-pbkdf2':
      return promisify(pbkdf2)(password, salt, iterations, HASH, 'sha512');
    case 'argon2id': {
      // Node has it from 24.7 only.
      const { argon2id } = await import('@noble/hashes/argon2.js');
      return argon2id(password, salt, { ...argon2Parameters, dkLen: HASH });
    }
  }
}
