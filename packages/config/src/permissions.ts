import type { Account, FileStatus, FileSystem } from './host.js';

/** An account of which no more is known than that it is not root. */
export const OTHER_USER: Account = { uid: -1, gid: -1 };

export const READ = 0o4;
export const WRITE = 0o2;
/** For a folder: to reach what is in it. */
export const SEARCH = 0o1;

/**
 * Whether the permissions of a file let an account do something.
 * @returns undefined where that depends on what is not known: the account, its groups, or the file's owner
 */
export function permits(
  { mode, uid, gid }: FileStatus,
  account: Account,
  wanted: number,
): boolean | undefined {
  if (account.uid === 0) return true;
  const allows = (shift: number) => ((mode >> shift) & wanted) === wanted;
  const [owner, group, others] = [allows(6), allows(3), allows(0)];
  if (owner === others && group === others) return others;
  if (uid < 0 || (account.uid < 0 && uid !== 0)) return undefined;
  if (uid === account.uid) return owner;
  if (group === others) return others;
  // No other account is in the group of root.
  if (gid === account.gid || account.groups?.includes(gid)) return group;
  return account.groups || gid === 0 ? others : undefined;
}

/**
 * Whether an account may read a file, as far as its permissions and those of the folders it is in are known to be the
 * broker's own.
 * @returns false where it may certainly not
 */
export function mayRead(files: FileSystem, path: string, account: Account): boolean {
  const file = files.status(path);
  if (typeof file === 'string') return true;
  if (!file.copy && permits(file, account, READ) === false) return false;
  for (const folder of foldersOf(path)) {
    const status = files.status(folder);
    if (typeof status === 'string' || status.copy) continue;
    if (permits(status, account, SEARCH) === false) return false;
  }
  return true;
}

/** `/a/b` for `/a/b/c`, then `/a`, then `/`; `.` last for a relative path. */
export function* foldersOf(path: string): Iterable<string> {
  for (let rest = path; ; ) {
    const slash = rest.lastIndexOf('/');
    if (slash <= 0) {
      yield slash === 0 ? '/' : '.';
      return;
    }
    rest = rest.slice(0, slash);
    yield rest;
  }
}
