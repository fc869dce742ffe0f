/** An account of `/etc/passwd`. */
export interface SystemAccount {
  readonly uid: number;
  readonly gid: number;
}

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

/** Accounts by name, from the text of `/etc/passwd`. */
export function readAccounts(text: string): ReadonlyMap<string, SystemAccount> {
  const accounts = new Map<string, SystemAccount>();
  for (const line of text.split('\n')) {
    const [name, , uid, gid] = line.split(':');
    if (name && uid && gid) accounts.set(name, { uid: Number(uid), gid: Number(gid) });
  }
  return accounts;
}
