import type { FileFailure } from '../host.js';
import { permits, SEARCH, WRITE } from '../permissions.js';
import type { Start } from './start.js';

/**
 * Whether the broker could create or overwrite a file: from 2.0 as the user it has turned into by then. Owners and modes
 * count only where they are those of the broker's own machine.
 * @param anew whether the file is removed and made anew, so that only its folder matters
 * @returns why not; undefined if it could
 */
export function whyNotWritable(start: Start, path: string, anew = false): FileFailure | undefined {
  const { files } = start.host;
  const failure = files.writable(path);
  if (failure !== undefined || !start.isSince('2.0') || start.user === undefined) return failure;
  const account = start.host.account?.(start.user);
  if (!account || account.uid === 0) return undefined;
  const file = files.status(path);
  const inFolder = anew || typeof file === 'string';
  const status = inFolder ? files.status(folderOf(path)) : file;
  if (typeof status === 'string' || status.copy) return undefined;
  return permits(status, account, inFolder ? WRITE | SEARCH : WRITE) === false ? 'denied' : undefined;
}

function folderOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '.' : slash === 0 ? '/' : path.slice(0, slash);
}
