import type { AclEntry, AclFile, ListenerPolicy } from '@mosquitto-conf/config';
import { aclTypes } from '@mosquitto-conf/config/internal';

/** The filters that decide at a listener, each once: those of roles, then those of the ACL file. */
export function policyFilters({ acl, dynamicSecurity }: ListenerPolicy): string[] {
  const ofRoles = [...(dynamicSecurity?.security.roles ?? [])].flatMap(({ acls }) =>
    aclTypes.flatMap((type) => acls[type].map(({ topic }) => topic)),
  );
  return [...new Set([...ofRoles, ...aclFilters(acl?.file)])];
}

/** The filters of an ACL file, each once, in the order of its lines. */
function aclFilters(acl: AclFile | undefined): string[] {
  if (!acl) return [];
  const entries: AclEntry[] = [...acl.anonymous, ...[...acl.users.values()].flat(), ...acl.patterns];
  entries.sort((a, b) => a.place.line - b.place.line);
  return [...new Set(entries.map(({ filter }) => filter))];
}
