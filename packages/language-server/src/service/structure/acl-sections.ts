import type { AclEntry, AclFile } from '@mosquitto-conf/config';
import { type Line, lineAt } from '@mosquitto-conf/grammar';
import type { WordDocument } from '../parsed-document.js';
import type { Part } from './part.js';

/** An ACL file as the target took it in; undefined where it makes nothing of it. */
export function aclOf({ project, file }: WordDocument): AclFile | undefined {
  return project.analysis.access.find(({ acl }) => acl?.path === file)?.acl;
}

/** Every line that names a topic, by where it begins. */
export function aclEntries(acl: AclFile): ReadonlyMap<number, AclEntry> {
  const entries = [...acl.users.values(), acl.anonymous, acl.patterns].flat();
  return new Map(entries.map((entry) => [entry.place.span.start, entry]));
}

interface Draft extends Part {
  readonly parts: Draft[];
}

/**
 * The users of an ACL file with their rules, and between them what is for anonymous clients or for all clients. A
 * pattern is in a user's section only if a rule of that user follows.
 */
export function aclParts(document: WordDocument): readonly Part[] {
  const acl = aclOf(document);
  if (!acl) return [];
  const entries = aclEntries(acl);
  const users = new Set(acl.userLines.map(({ place }) => place.span.start));
  const parts: Draft[] = [];
  let user: Draft | undefined;
  let patterns: Draft[] = [];
  for (const start of [...users, ...entries.keys()].sort((a, b) => a - b)) {
    const line = lineAt<Line>(document.tree, start);
    if (line?.kind !== 'directive') continue;
    const part: Draft = { line, parts: [] };
    if (users.has(start)) {
      user = { ...part, section: 'user' };
      parts.push(...patterns, user);
      patterns = [];
    } else if (!user) {
      parts.push(part);
    } else if (entries.get(start)?.kind === 'pattern') {
      patterns.push(part);
    } else {
      user.parts.push(...patterns, part);
      patterns = [];
    }
  }
  return [...parts, ...patterns];
}
