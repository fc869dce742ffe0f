import { type Assignments, Client, DynamicSecurity, Group, Role } from './model.js';

/** A copy that a running broker can change while others have the same file. */
export function copyDynamicSecurity(security: DynamicSecurity): DynamicSecurity {
  const copy = new DynamicSecurity();
  const roles = new Map<Role, Role>();
  const groups = new Map<Group, Group>();
  for (const role of security.roles) {
    const made = Object.assign(new Role(role.name), role);
    made.adoptAcls(role);
    roles.set(role, made);
    copy.roles.add(made);
  }
  for (const group of security.groups) {
    const { roles: own, ...rest } = group;
    const made = Object.assign(new Group(group.name), rest);
    assign(made.roles, own, roles);
    groups.set(group, made);
    copy.groups.add(made);
  }
  for (const client of security.clients) {
    const { roles: own, groups: ownGroups, ...rest } = client;
    const made = Object.assign(new Client(client.name), rest);
    assign(made.roles, own, roles);
    assign(made.groups, ownGroups, groups);
    copy.clients.add(made);
  }
  const { anonymousGroup, defaultAccess, defaultPlaces, changeIndex } = security;
  copy.anonymousGroup = anonymousGroup && groups.get(anonymousGroup);
  Object.assign(copy.defaultAccess, defaultAccess);
  Object.assign(copy.defaultPlaces, defaultPlaces);
  copy.changeIndex = changeIndex;
  return copy;
}

function assign<T extends { readonly name: string }>(
  to: Assignments<T>,
  from: Assignments<T>,
  copies: ReadonlyMap<T, T>,
): void {
  for (const { what, priority, place } of from) {
    const copy = copies.get(what);
    if (copy) to.add(copy, priority, place);
  }
}
