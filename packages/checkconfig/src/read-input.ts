import { createReadStream, existsSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { isWindowsPath, type Text } from '@mosquitto-conf/config';
import { LARGEST_FILE, readBounded, UnreadFile } from '@mosquitto-conf/config/node';
import { UsageError } from './failure.js';
import { say } from './language.js';
import { commonTexts } from './texts/common.js';
import { readInputTexts } from './texts/read-input.js';

/** A main file to look at. */
export interface Input {
  /** As a person names it, and as it is reported. */
  readonly path: string;
  /** Its folder, where the broker would be started. */
  readonly folder: string;
  /** Its name in that folder, as it would be named to the broker. */
  readonly name: string;
  readonly content: Uint8Array;
  /** Where a file of the broker's machine is found here, if some of them are elsewhere: in a container, `--root` or `--map`. */
  locate?(file: string): string;
}

/** A main file that cannot be read. */
export class UnreadInput extends UsageError {}

/** The path of a file as the broker would name it, started where `input` is reached as it was named here. */
export function brokerPath(input: Input, file: string): string {
  if (file === input.name) return input.path;
  return isAbsolute(file) || isWindowsPath(file) || input.folder === '.' ? file : `${input.folder}/${file}`;
}

/** The path of a file of the broker's, as a person here would write it: where it is here, if it is here at another place. */
export function displayPath(input: Input, file: string): string {
  if (file === input.name) return input.path;
  if (!isAbsolute(file) && !isWindowsPath(file)) return join(input.folder, file);
  const here = input.locate?.(file) ?? file;
  // A file that a fix creates is not here yet, but its folder is.
  if (here === file || !existsSync(dirname(here))) return file;
  return isAbsolute(input.path) ? resolve(here) : relative('.', here);
}

/**
 * Looks at a main file before anything else does.
 * @param stdinFilename the name for standard input
 * @throws UnreadInput where it cannot be read
 */
export async function openInput(path: string, stdinFilename: string | undefined): Promise<Input> {
  if (path === '-') {
    const shown = stdinFilename ?? 'mosquitto.conf';
    const content = await readStdin().catch((error: unknown) => {
      throw new UnreadInput(readInputTexts.standardInput({ reason: whyUnread(error) }));
    });
    return { path: shown, folder: dirname(shown), name: basename(shown), content };
  }
  // What the shell has opened for this program, as in `checkconfig lint <(sed … file)`, is read like standard input.
  const opened = /^\/(?:dev|proc\/self)\/fd\/(\d+)$/.exec(path === '/dev/stdin' ? '/dev/fd/0' : path)?.[1];
  try {
    const content =
      opened === undefined
        ? readBounded(path)
        : await readStream(createReadStream('', { fd: Number(opened) }));
    return { path, folder: dirname(path), name: basename(path), content };
  } catch (error) {
    const isPipe = error instanceof UnreadFile && error.reason === 'special';
    const { unread, unreadPipe } = readInputTexts;
    throw new UnreadInput((isPipe ? unreadPipe : unread)({ path, reason: whyUnread(error) }));
  }
}

/** Why a file could not be read, as the end of a sentence that begins with the file. */
export function whyUnread(error: unknown): Text {
  if (error instanceof UnreadFile) {
    return error.reason === 'large'
      ? readInputTexts.tooLarge({ limit: LARGEST_FILE })
      : readInputTexts.notOrdinary;
  }
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === undefined) throw error;
  const reasons: Readonly<Record<string, Text>> = {
    ENOENT: commonTexts.noSuchFile,
    ENOTDIR: commonTexts.noSuchFile,
    EISDIR: readInputTexts.isFolder,
    EACCES: commonTexts.permissionDenied,
    EPERM: commonTexts.permissionDenied,
    ELOOP: readInputTexts.linkCircle,
    ENAMETOOLONG: readInputTexts.longName,
  };
  return reasons[code] ?? readInputTexts.other({ message });
}

let stdin: Promise<Uint8Array> | undefined;

/** Standard input, which can be read only once, and may be checked for several releases. */
function readStdin(): Promise<Uint8Array> {
  stdin ??= readStream(process.stdin);
  return stdin;
}

/** Everything from a stream, up to the size that a file may have. */
async function readStream(stream: NodeJS.ReadableStream): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of stream) {
    length += (chunk as Buffer).length;
    if (length > LARGEST_FILE) throw new UnreadFile('large', say(readInputTexts.standardInputName));
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks);
}
