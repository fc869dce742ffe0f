import {
  type Account,
  type AclFile,
  type PasswordFile,
  type PskFile,
  readAclFile,
  readPasswordFile,
  readPskFile,
} from '../access/index.js';
import type { Configuration, Listener, Security } from '../configuration.js';
import type { FileSystem, Host } from '../host.js';
import type { Release } from '../release.js';
import type { Place, Report } from '../report.js';
import { Start } from './start.js';

/** Who decides on access to these listeners, with the files as the release took them in. */
export interface AccessScope {
  readonly security: Security;
  /** All listeners; with `per_listener_settings` a single one. */
  readonly listeners: readonly Listener[];
  /** Absent where none is set, or where it cannot be read. */
  passwords?: PasswordFile;
  acl?: AclFile;
  psk?: PskFile;
}

/** Everything with `per_listener_settings` goes by listener; otherwise all listeners share it. */
function scopesOf({ listeners, perListenerSettings, security }: Configuration): AccessScope[] {
  if (!perListenerSettings) return [{ security, listeners }];
  return listeners.map((listener) => ({ security: listener.security, listeners: [listener] }));
}

/**
 * Reads the password, ACL and PSK files of a configuration once more, as a reload does.
 * @param report gets what is wrong with them
 */
export function readAccess(configuration: Configuration, host: Host, report: Report): readonly AccessScope[] {
  const start = new Start(configuration, host, report);
  checkAccessFiles(start);
  return start.access;
}

/** The files that decide on access are read, each kind for all listeners (mosquitto_security_init_default). */
export function checkAccessFiles(start: Start): void {
  const { configuration, host, release, report } = start;
  const scopes = scopesOf(configuration);
  for (const scope of scopes) start.access.push(scope);
  // In 1.4 a plugin takes the place of the files, which are then not even looked at.
  if (!start.isSince('1.5') && configuration.security.plugins.length > 0) return;
  const account = accountOf(start);
  const read = <T>(reader: Reader<T>, { security }: AccessScope, directive: string): T | undefined => {
    const setting = security.settings.get(directive);
    if (typeof setting?.value !== 'string') return undefined;
    return reader(setting.value, release, host.files, report, setting.place, account);
  };
  for (const scope of scopes) {
    const passwords = read(readPasswordFile, scope, 'password_file');
    if (passwords) scope.passwords = passwords;
  }
  for (const scope of scopes) {
    const acl = read(readAclFile, scope, 'acl_file');
    if (acl) scope.acl = acl;
  }
  for (const scope of scopes) {
    const psk = read(readPskFile, scope, 'psk_file');
    if (psk) scope.psk = psk;
  }
}

type Reader<T> = (
  path: string,
  release: Release,
  files: FileSystem,
  report: Report,
  at?: Place,
  account?: Account,
) => T | undefined;

/** Before 2.0 root reads them; since, the user the broker has turned into. */
function accountOf(start: Start): Account | undefined {
  if (!start.isSince('2.0')) return start.host.root ? { uid: 0, gid: 0 } : undefined;
  return start.user === undefined ? undefined : start.host.account?.(start.user);
}
