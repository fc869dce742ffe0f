import type { Text } from '../text.js';
import { passwordAdvice as texts } from '../texts/password-file.js';
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
    this.#losesLines = lines.some((line) => !/[^:]:+[^:]/.test(line));
  }

  /** How to add users, or to give one a new password. */
  get set(): Text {
    return this.#after(texts.set);
  }

  /** What to do about an invalid password. */
  forFault(fault: HashFault, secret: string): Text {
    const misplaced = misplacedBefore(secret);
    if (fault === 'plain' && misplaced !== undefined) return texts.deletePrefix({ text: misplaced });
    if (fault === 'plain' && !this.#hasHashes) return this.#after(texts.update);
    if (fault === 'unknown-scheme') return this.#after(texts.setWithRelease);
    return fault === 'plain' ? this.#after(texts.setNotUpdate) : this.set;
  }

  #after(advice: Text): Text {
    return this.#losesLines ? texts.afterCleaning({ advice }) : advice;
  }
}

const HASH = /:\s*\$(?:[67]|argon2id)\$/;

/** The text between the colon and a hash: a name written twice, or spaces. Undefined if there is none. */
export function misplacedBefore(secret: string): string | undefined {
  const at = secret.search(/\$(?:7\$\d+\$|6\$|argon2id\$)/);
  return at > 0 ? secret.slice(0, at) : undefined;
}
