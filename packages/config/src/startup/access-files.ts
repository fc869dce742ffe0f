import { type Account, readAclFile, readPasswordFile, readPskFile } from '../access/index.js';
import type { FileSystem } from '../host.js';
import type { Release } from '../release.js';
import type { Place, Report } from '../report.js';
import type { Start } from './start.js';

type Reader = (
  path: string,
  release: Release,
  files: FileSystem,
  report: Report,
  at?: Place,
  account?: Account,
) => unknown;

/** In this order, each for all listeners (mosquitto_security_init_default). */
const readers: readonly (readonly [directive: string, read: Reader])[] = [
  ['password_file', readPasswordFile],
  ['acl_file', readAclFile],
  ['psk_file', readPskFile],
];

/** The files that decide on access are read. */
export function checkAccessFiles(start: Start): void {
  const { configuration, host, release, report } = start;
  // In 1.4 a plugin takes the place of the files, which are then not even looked at.
  if (!start.isSince('1.5') && configuration.security.plugins.length > 0) return;
  const account = accountOf(start);
  const scopes = configuration.perListenerSettings
    ? configuration.listeners.map(({ security }) => security.settings)
    : [configuration.security.settings];
  for (const [directive, read] of readers) {
    for (const settings of scopes) {
      const setting = settings.get(directive);
      if (typeof setting?.value === 'string') {
        read(setting.value, release, host.files, report, setting.place, account);
      }
    }
  }
}

/** Before 2.0 root reads them; since, the user the broker has turned into. */
function accountOf(start: Start): Account | undefined {
  if (!start.isSince('2.0')) return start.host.root ? { uid: 0, gid: 0 } : undefined;
  return start.user === undefined ? undefined : start.host.account?.(start.user);
}
