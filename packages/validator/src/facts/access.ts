import type { AclEntry, AclFile, ListenerPolicy } from '@mosquitto-conf/config';

/** An ACL file with the listeners at which it decides. */
export interface AclUse {
  readonly acl: AclFile;
  readonly policies: readonly ListenerPolicy[];
}

/** Each ACL file that could be read once, however many listeners have it. */
export function aclsOf(policies: readonly ListenerPolicy[]): readonly AclUse[] {
  const uses = new Map<string, { acl: AclFile; policies: ListenerPolicy[] }>();
  for (const policy of policies) {
    const { file, path } = policy.acl ?? {};
    if (!file || path === undefined) continue;
    const use = uses.get(path);
    if (use) use.policies.push(policy);
    else uses.set(path, { acl: file, policies: [policy] });
  }
  return [...uses.values()];
}

/** The lists that are tried one by one: each user's, that of anonymous clients, and the patterns. */
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
