import { type AclEntry, type FileSystem, Report } from '@mosquitto-conf/config';
import { readAccess } from '@mosquitto-conf/config/internal';
import type { Project } from '../project.js';

/**
 * What the target makes of the ACL files of a configuration, and what it minds in them, as a text to compare.
 * @param files in the place of those the configuration was read from
 */
export function plainAccess({ analysis, host }: Project, files: FileSystem = host.files): string {
  const report = new Report();
  const access = readAccess(analysis.configuration, { ...host, files }, report);
  const rules = (entries: readonly AclEntry[]) =>
    entries.map(({ kind, access, filter, user }) => [kind, access, filter, user]);
  return JSON.stringify([
    access.map(
      ({ acl }) =>
        acl && [
          [...acl.users].map(([user, entries]) => [user, rules(entries)]),
          rules(acl.anonymous),
          rules(acl.patterns),
          acl.userLines.map(({ user }) => user),
        ],
    ),
    [...report.problems, ...report.remarks].map(({ code, message }) => [code, message]),
  ]);
}
