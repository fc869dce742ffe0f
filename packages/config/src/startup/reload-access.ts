import type { AclEntry, AclFile, PasswordFile, PskFile } from '../access/index.js';
import type { Configuration } from '../configuration.js';
import type { Host } from '../host.js';
import {
  type AccessFileKey,
  type AccessFiles,
  type AccessSources,
  accessFileKeys,
} from '../policy/file-sources.js';
import { type Release, since } from '../release.js';
import type { Problem, Report } from '../report.js';
import { readFiles } from './access-files.js';
import type { AccessScope } from './access-scope.js';
import { Start } from './start.js';

/**
 * Reads the password, ACL and PSK files once more, as a reload does.
 *
 * From 2.1 a fault ends the broker, so that nothing is in force. Up to 2.0 the broker ignores the result of
 * mosquitto_security_init_default, which gives up at the first fault: what it had taken in by then is in force.
 * @param report gets what is wrong with them
 */
export function reloadAccess(
  configuration: Configuration,
  host: Host,
  report: Report,
): readonly AccessScope[] {
  const start = new Start(configuration, host, report);
  const faults = readFiles(start);
  let hasGivenUp = false;
  for (const kind of accessFileKeys) {
    for (const scope of start.access) {
      const source = scope.sources[kind];
      const fault = source && faults.get(source.place);
      if (source && (fault || hasGivenUp)) {
        const read = hasGivenUp ? undefined : scope[kind];
        delete scope[kind];
        Object.assign(scope, left(kind, read, source.path, configuration.release, fault));
        if (!scope[kind] && kind !== 'psk') Object.assign(scope, { sources: without(scope.sources, kind) });
      }
      hasGivenUp ||= fault !== undefined;
    }
  }
  return start.access;
}

/** The sources without one kind: no such file decides any more. */
function without(sources: AccessSources, kind: AccessFileKey): AccessSources {
  const { [kind]: _, ...others } = sources;
  return others;
}

/** What is in force of a file that was given up, or that was no longer come to. */
function left(
  kind: AccessFileKey,
  read: AccessFiles[AccessFileKey],
  path: string,
  release: Release,
  fault: Problem | undefined,
): AccessFiles {
  if (kind === 'psk') return read ? { psk: read as PskFile } : {};
  // In 2.0 the check itself is missing: no client needs a password, and nothing is denied.
  if (since(release, '2.0')) return {};
  // Before, an empty list is asked, or one that ends where reading did.
  if (kind === 'passwords')
    return { passwords: (read as PasswordFile) ?? { path, release, users: new Map(), userLines: [] } };
  const acl = read as AclFile | undefined;
  const reaches = ({ place }: { readonly place: { readonly line: number } }) =>
    place.line < (acl && fault?.place ? fault.place.line : 0);
  const cut = (entries: readonly AclEntry[] = []) => entries.filter(reaches);
  return {
    acl: {
      path,
      release,
      users: new Map([...(acl?.users ?? [])].map(([user, entries]) => [user, cut(entries)])),
      anonymous: cut(acl?.anonymous),
      patterns: cut(acl?.patterns),
      userLines: (acl?.userLines ?? []).filter(reaches),
    },
  };
}
