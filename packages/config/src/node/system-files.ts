import type { Account } from '../host.js';

/** Addresses by name, names in small letters, from the text of `/etc/hosts`. */
export function readHosts(text: string): ReadonlyMap<string, readonly string[]> {
  const names = new Map<string, string[]>();
  for (const line of text.split('\n')) {
    const [address, ...aliases] = line.replace(/#.*/, '').trim().split(/\s+/);
    if (!address) continue;
    for (const alias of aliases) {
      const known = names.get(alias.toLowerCase());
      if (!known) names.set(alias.toLowerCase(), [address]);
      else if (!known.includes(address)) known.push(address);
    }
  }
  return names;
}

/**
 * Accounts by name, from the texts of `/etc/passwd` and `/etc/group`.
 * @param group undefined if it cannot be read: then the members of groups are not known
 */
export function readAccounts(passwd: string, group: string | undefined): ReadonlyMap<string, Account> {
  const groups = group === undefined ? undefined : groupsByMember(group);
  const accounts = new Map<string, Account>();
  for (const line of passwd.split('\n')) {
    const [name, , uid, gid] = line.split(':');
    if (!name || !uid || !gid) continue;
    const own = groups ? { groups: groups.get(name) ?? [] } : {};
    accounts.set(name, { uid: Number(uid), gid: Number(gid), ...own });
  }
  return accounts;
}

function groupsByMember(text: string): ReadonlyMap<string, number[]> {
  const groups = new Map<string, number[]>();
  for (const line of text.split('\n')) {
    const [, , gid, members] = line.split(':');
    for (const member of members?.trim().split(',') ?? []) {
      if (!gid || !member) continue;
      const known = groups.get(member);
      if (known) known.push(Number(gid));
      else groups.set(member, [Number(gid)]);
    }
  }
  return groups;
}
