import { chmodSync, chownSync } from 'node:fs';
import { systemPath } from '@mosquitto-conf/config/node';

/** Who may do what with a file. */
export interface Access {
  /** Without it a new file is open to its owner only, and one that is there keeps its own. */
  readonly mode?: number | undefined;
  /** Without it a new file belongs to the user of this process, and one that is there keeps its own. */
  readonly owner?: { readonly uid: number; readonly gid: number } | undefined;
}

/** Gives a file what of it is said. */
export function setAccess(path: string, { mode, owner }: Access): void {
  if (owner) chownSync(systemPath(path), owner.uid, owner.gid);
  if (mode !== undefined) chmodSync(systemPath(path), mode);
}
