import { pbkdf2Sync, randomBytes } from 'node:crypto';
import { type Release, since } from '@mosquitto-conf/config';
import { passwordField, readPassword, USUAL_ITERATIONS } from '@mosquitto-conf/config/internal';

/** The rounds before 2.1 (password_mosq.h: PW_DEFAULT_ITERATIONS). */
const EARLIER_ITERATIONS = 101;

/** A password as the file keeps it. Every release with the plugin reads PBKDF2 with SHA-512. */
export function hashPassword(password: string, release: Release): ReturnType<typeof readPassword> {
  const iterations = since(release, '2.1') ? USUAL_ITERATIONS : EARLIER_ITERATIONS;
  const salt = randomBytes(12);
  const hash = pbkdf2Sync(password, salt, iterations, 64, 'sha512');
  return readPassword(passwordField('sha512-pbkdf2', salt, hash, iterations), release);
}
