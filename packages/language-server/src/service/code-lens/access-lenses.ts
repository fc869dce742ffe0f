import { aclsOf, countText } from '@mosquitto-conf/validator/internal';
import { lensTexts as texts } from '../../texts/beside-lines.js';
import type { ParsedDocument } from '../parsed-document.js';
import { usedBy } from '../used-by.js';
import type { LensList } from './lens-list.js';

/** Above an access file who goes by it, and in an ACL file above each user what it has. */
export function accessLenses(document: ParsedDocument, lenses: LensList): void {
  const { project } = document;
  const users = usedBy(document);
  if (users) lenses.text({ start: 0, end: 0 }, project.say(texts.usedBy({ users })));
  const use = aclsOf(project.policies).find(({ acl }) => acl.path === document.file);
  if (document.kind !== 'acl' || !use) return;
  const passwords = use.policies.flatMap(({ passwords }) => passwords?.file ?? []);
  const seen = new Set<string>();
  for (const { user, place } of use.acl.userLines) {
    // What is below all lines of a user counts together.
    if (seen.has(user)) continue;
    seen.add(user);
    const rules = countText('rules', use.acl.users.get(user)?.length ?? 0);
    const isKnown = passwords.some(({ users: known }) => known.has(user));
    const text =
      passwords.length === 0 ? rules : (isKnown ? texts.hasPassword : texts.hasNoPassword)({ rules });
    lenses.text(place.span, project.say(text));
  }
}
