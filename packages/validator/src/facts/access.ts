import type { AccessScope, AclEntry, AclFile, Analysis } from '@mosquitto-conf/config';

/** An ACL file with those it is for. */
export interface AclUse {
  readonly acl: AclFile;
  readonly scopes: readonly AccessScope[];
}

/** Each ACL file once, however many listeners name it. */
export function aclsOf({ access }: Analysis): readonly AclUse[] {
  const uses = new Map<string, { acl: AclFile; scopes: AccessScope[] }>();
  for (const scope of access) {
    if (!scope.acl) continue;
    const use = uses.get(scope.acl.path);
    if (use) use.scopes.push(scope);
    else uses.set(scope.acl.path, { acl: scope.acl, scopes: [scope] });
  }
  return [...uses.values()];
}

/** The lists that are tried one by one: each user's, that of clients without a name, and the patterns. */
export function listsOf({ users, anonymous, patterns }: AclFile): readonly (readonly AclEntry[])[] {
  return [...users.values(), anonymous, patterns];
}

/** Every line that names a topic. */
export function entriesOf(acl: AclFile): readonly AclEntry[] {
  return listsOf(acl).flat();
}

/** Topics alone, not patterns. */
export function topicsOf({ users, anonymous }: AclFile): readonly AclEntry[] {
  return [...users.values(), anonymous].flat();
}
