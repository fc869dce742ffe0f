import { byteLength } from '@mosquitto-conf/grammar';
import type { FileFailure } from '../host.js';
import { foldersOf, permits, SEARCH, WRITE } from '../permissions.js';
import type { Start } from './start.js';

/** The longest name of a file that Linux takes, in bytes (NAME_MAX). */
const LONGEST_NAME = 255;
/** The longest path, in bytes (PATH_MAX without its end). */
const LONGEST_PATH = 4095;

/**
 * Whether the broker could create or overwrite a file as the user it runs as. Owners and modes count only where they are
 * those of the broker's own machine.
 * @param anew whether the file is removed and made anew, so that only its folder matters
 * @returns why not; undefined if it could
 */
export function whyNotWritable(
  start: Start,
  path: string,
  anew = false,
): FileFailure | 'too-long' | undefined {
  const { files } = start.host;
  if (isTooLong(path)) return 'too-long';
  const failure = files.writable(path);
  if (failure !== undefined || start.user === undefined) return failure;
  const account = start.host.account?.(start.user);
  if (!account || account.uid === 0) return undefined;
  const mayUse = (place: string, wanted: number): boolean => {
    const status = files.status(place);
    return typeof status === 'string' || status.copy === true || permits(status, account, wanted) !== false;
  };
  const file = files.status(path);
  const [folder, ...above] = [...foldersOf(path)];
  const reaches = above.every((place) => mayUse(place, SEARCH));
  const writes =
    anew || typeof file === 'string'
      ? mayUse(folder!, WRITE | SEARCH)
      : mayUse(folder!, SEARCH) && mayUse(path, WRITE);
  return reaches && writes ? undefined : 'denied';
}

/** Whether the system takes no path this long, whatever is there. */
function isTooLong(path: string): boolean {
  if (path.length * 3 <= LONGEST_NAME) return false;
  return byteLength(path) > LONGEST_PATH || path.split('/').some((name) => byteLength(name) > LONGEST_NAME);
}
