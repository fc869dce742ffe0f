import { aclsOf, count } from '@mosquitto-conf/validator/internal';
import type { ParsedDocument } from '../parsed-document.js';
import { usedBy } from '../used-by.js';
import type { LensList } from './lens-list.js';

/** Above an access file who goes by it, and in an ACL file above each user what it has. */
export function accessLenses(document: ParsedDocument, lenses: LensList): void {
  const by = usedBy(document);
  if (by !== undefined) lenses.text({ start: 0, end: 0 }, `Used by ${by}`);
  const use = aclsOf(document.project.policies).find(({ acl }) => acl.path === document.file);
  if (document.kind !== 'acl' || !use) return;
  const passwords = use.policies.flatMap(({ passwords }) => passwords?.file ?? []);
  const seen = new Set<string>();
  for (const { user, place } of use.acl.userLines) {
    // What is below all lines of a user counts together.
    if (seen.has(user)) continue;
    seen.add(user);
    const rules = count(use.acl.users.get(user)?.length ?? 0, 'rule');
    const known =
      passwords.length === 0
        ? ''
        : passwords.some(({ users }) => users.has(user))
          ? ', has a password'
          : ', has no password';
    lenses.text(place.span, `${rules}${known}`);
  }
}
