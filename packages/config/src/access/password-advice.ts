import type { HashFault } from './password-hash.js';

/** What `mosquitto_passwd` would do to a password file. Measured with that of 1.6.15, 2.0.11, 2.0.22 and 2.1.2. */
export class PasswordAdvice {
  /** Whether there is a hash, which `mosquitto_passwd -U` would hash once more, so that the user is locked out. */
  readonly #hasHashes: boolean;
  /** Whether it loses every line after the first that is a comment, blank, or without a password. */
  readonly #losesLines: boolean;

  constructor(text: string) {
    const lines = text.split(/\r?\n/);
    if (lines.at(-1) === '') lines.pop();
    this.#hasHashes = lines.some((line) => HASH.test(line));
    this.#losesLines = lines.some((line) => !/^:*[^:]+:+[^:]/.test(line));
  }

  /** How to add users, or to give one a new password. */
  get set(): string {
    return this.#after('Set the password with `mosquitto_passwd FILE USER`.');
  }

  /** What to do about a password that is at fault. */
  forFault(fault: HashFault, secret: string): string {
    const misplaced = misplacedBefore(secret);
    if (fault === 'plain' && misplaced !== undefined)
      return `Delete \`${misplaced}\` after the first colon: the hash has to follow it. Do not run \`mosquitto_passwd -U\`, which would hash the hash.`;
    if (fault === 'plain' && !this.#hasHashes)
      return this.#after('Hash the whole file once with `mosquitto_passwd -U FILE`.');
    const tool = fault === 'unknown-scheme' ? ' Use the tool of the release that you run.' : '';
    return `${this.set}${tool}${fault === 'plain' ? ' Do not use `-U`: it would hash the other hashes again.' : ''}`;
  }

  #after(advice: string): string {
    if (!this.#losesLines) return advice;
    return `Delete comments, blank lines and lines without a password first: \`mosquitto_passwd\` loses every line after one. Then: ${advice}`;
  }
}

const HASH = /:\s*\$(?:[67]|argon2id)\$/;

/** What comes between the colon and a hash: a name written twice, or blanks. Undefined where there is no such thing. */
export function misplacedBefore(secret: string): string | undefined {
  const at = secret.search(/\$(?:7\$\d+\$|6\$|argon2id\$)/);
  return at > 0 ? secret.slice(0, at) : undefined;
}
