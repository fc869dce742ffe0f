import { type Release, since } from '../../release.js';
import { type PasswordHash, readPasswordHash } from '../password-hash.js';
import type { JsonObject } from './json.js';

/** Since 2.1 the hash is one text; before, and from older files still, its parts are members of their own. */
export function encodedPassword(item: JsonObject, release: Release): string | undefined {
  const whole = since(release, '2.1') ? item.string('encoded_password') : undefined;
  if (whole !== undefined) return whole;
  const [iterations = 0, salt, hash] = [
    item.integer('iterations'),
    item.string('salt'),
    item.string('password'),
  ];
  return iterations > 0 && salt !== undefined && hash !== undefined
    ? `$7$${iterations}$${salt}$${hash}`
    : undefined;
}

/** A password that can be checked; undefined where the text is not a hash that the release knows. */
export function readPassword(
  encoded: string,
  release: Release,
): { readonly encoded: string; readonly hash: PasswordHash } | undefined {
  const { hash, fault } = readPasswordHash(encoded, release);
  return fault === undefined || fault === 'unsupported' ? { encoded, hash } : undefined;
}
