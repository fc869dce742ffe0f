import { byteLength } from '@mosquitto-conf/grammar';
import type { FileFailure } from '../host.js';
import { foldersOf, permits, SEARCH, WRITE } from '../permissions.js';
import type { Text } from '../text.js';
import { fileAdvice, type WrittenTexts } from '../texts/files.js';
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
  if (failure !== undefined) return failure;
  const file = files.status(path);
  // Nothing can open a socket as a file.
  if (!anew && typeof file !== 'string' && file.kind === 'socket') return 'denied';
  if (start.user === undefined) return undefined;
  const account = start.host.account?.(start.user);
  if (!account || account.uid === 0) return undefined;
  const mayUse = (place: string, wanted: number): boolean => {
    const status = files.status(place);
    return typeof status === 'string' || status.copy === true || permits(status, account, wanted) !== false;
  };
  const [folder, ...above] = [...foldersOf(path)];
  const reaches = above.every((place) => mayUse(place, SEARCH));
  const writes =
    anew || typeof file === 'string'
      ? mayUse(folder!, WRITE | SEARCH)
      : mayUse(folder!, SEARCH) && mayUse(path, WRITE);
  return reaches && writes ? undefined : 'denied';
}

/** What is wrong with a file that the broker cannot write, and what to do about it. */
export interface WriteFault {
  readonly message: Text;
  readonly help: Text;
}

/** What to say of a file that cannot be written. */
export function writeFault(
  { user }: Start,
  texts: WrittenTexts,
  path: string,
  failure: Exclude<FileFailure, 'unknown'> | 'too-long',
): WriteFault {
  const [folder = '.'] = foldersOf(path);
  switch (failure) {
    case 'missing':
      return {
        message: texts.missing({ path }),
        help:
          user === undefined
            ? fileAdvice.createFolder({ folder })
            : fileAdvice.createFolderForUser({ folder, user }),
      };
    case 'denied':
      return user === undefined
        ? { message: texts.denied({ path }), help: fileAdvice.allowWriting({ path }) }
        : {
            message: texts.deniedForUser({ path, user }),
            help: fileAdvice.allowWritingForUser({ path, user }),
          };
    case 'directory':
      return { message: texts.directory({ path }), help: fileAdvice.writeFilePath };
    case 'too-long':
      return { message: texts['too-long']({ path }), help: fileAdvice.shortenPath };
  }
}

/** Whether the path is too long for the system. */
function isTooLong(path: string): boolean {
  if (path.length * 3 <= LONGEST_NAME) return false;
  return byteLength(path) > LONGEST_PATH || path.split('/').some((name) => byteLength(name) > LONGEST_NAME);
}
