import { hostname } from 'node:os';
import { domainToASCII } from 'node:url';
import { UsageError } from '../failure.js';
import { mustBeUsername } from '../passwd/password-document.js';
import { initTexts } from '../texts/init.js';

/** The names and addresses of this machine that clients on it know. Its own name may be none that a certificate can have. */
export function usualHosts(): readonly string[] {
  return [asciiHost(hostname()), 'localhost', '127.0.0.1'].filter((host) => host !== undefined);
}

/**
 * Names and addresses of hosts, as certificates have them: in ASCII.
 * @throws UsageError if one is not the name or the address of a host
 */
export function hostNames(hosts: readonly string[]): readonly string[] {
  return hosts.map((host) => {
    const ascii = asciiHost(host);
    if (ascii === undefined) throw new UsageError(initTexts.invalidHost({ host }));
    return ascii;
  });
}

function asciiHost(host: string): string | undefined {
  // domainToASCII takes what is behind a slash away.
  const isForeign = /[^\0-\x7f]/.test(host) && /^[\p{L}\p{M}\p{N}.-]+$/u.test(host);
  const ascii = isForeign ? domainToASCII(host) : host;
  return /^[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?$|^[0-9A-Fa-f:]+$/.test(ascii) ? ascii : undefined;
}

/** @throws UsageError where a user could not have the name in the files that are made, or in a topic of its own */
export function mustBeUsers(users: readonly string[]): void {
  for (const user of users) {
    mustBeUsername(user);
    if (/[\s/+#$]/.test(user)) throw new UsageError(initTexts.invalidUser({ user }));
  }
  if (new Set(users).size < users.length) throw new UsageError(initTexts.userTwice);
}
