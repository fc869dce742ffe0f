import { pbkdf2Sync, randomBytes } from 'node:crypto';

const ITERATIONS = 101;

/** A password file with these users, hashed as releases since 2.0 do. */
export function passwordFile(users: Readonly<Record<string, string>>): string {
  return Object.entries(users)
    .map(([name, password]) => {
      const salt = randomBytes(12);
      const hash = pbkdf2Sync(password, salt, ITERATIONS, 64, 'sha512');
      return `${name}:$7$${ITERATIONS}$${salt.toString('base64')}$${hash.toString('base64')}\n`;
    })
    .join('');
}
