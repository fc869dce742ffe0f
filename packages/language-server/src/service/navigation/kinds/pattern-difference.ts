import type { AclEntry, AclFile, Text } from '@mosquitto-conf/config';
import { checkAcl } from '@mosquitto-conf/config/internal';
import { renameTexts as texts } from '../../../texts/rename.js';
import type { Project } from '../../project.js';
import { canonical } from '../canonical.js';
import type { Occurrence } from '../symbol.js';
import { communities } from './user-files.js';

/**
 * Patterns of an ACL file are made out for each user by name: a slash or a wildcard in it may keep them from taking in
 * anything.
 */
export function patternDifference(
  before: Project,
  after: Project,
  { name, place }: Occurrence,
  newName: string,
): Text | undefined {
  const together = communities(before);
  const community = together.get(place.file);
  for (const [index, { acl }] of before.analysis.access.entries()) {
    const next = after.analysis.access[index]?.acl;
    if (!acl || !next || together.get(canonical(before, acl.path)) !== community) continue;
    for (const pattern of acl.patterns) {
      if (decisions(acl, pattern, name) === decisions(next, pattern, newName)) continue;
      const place = `${pattern.place.file}:${pattern.place.line}`;
      return texts.pattern({ filter: pattern.filter, place, next: newName, name });
    }
  }
  return undefined;
}

const CLIENT = 'client';

/** Whether a user may read and write a topic that a pattern is about. */
function decisions(acl: AclFile, { filter }: AclEntry, username: string): string {
  const topic = filter.replace(/%u|%c|[+#]/g, (part) =>
    part === '%u' ? username : part === '%c' ? CLIENT : 'x',
  );
  return (['read', 'write'] as const)
    .map((access) => checkAcl(acl, { username, clientId: CLIENT, topic, access }, acl.release).allowed)
    .join();
}
