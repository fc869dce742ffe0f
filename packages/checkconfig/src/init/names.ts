import { UsageError } from '../failure.js';
import { mustBeUsername } from '../passwd/password-document.js';
import { initTexts } from '../texts/init.js';

/** @throws UsageError if it is not the name or the address of a host */
export function mustBeHost(host: string): void {
  if (/^[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?$|^[0-9A-Fa-f:]+$/.test(host)) return;
  throw new UsageError(initTexts.invalidHost({ host }));
}

/** @throws UsageError where a user could not have the name in the files that are made, or in a topic of its own */
export function mustBeUser(user: string): void {
  mustBeUsername(user);
  if (/[\s/+#$]/.test(user)) throw new UsageError(initTexts.invalidUser({ user }));
}
