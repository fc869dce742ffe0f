/// <reference types="node" />
import { closeSync, constants, fstatSync, openSync, readSync, type Stats, statSync } from 'node:fs';
import { systemPath } from './system-path.js';

/** The largest file that is read, in bytes. A configuration of a million lines and a file of a million users are smaller. */
export const LARGEST_FILE: number = 256 * 1024 * 1024;

/** How much is asked for at a time where the system does not know the length, as in `/proc`. */
const STEP = 64 * 1024;

/** A file that is there and is not read: it may never end, or is larger than allowed. */
export class UnreadFile extends Error {
  constructor(
    /** `special`: a device or a pipe; `large`: more bytes than the limit. */
    readonly reason: 'special' | 'large',
    path: string,
  ) {
    super(`${path} is ${reason === 'special' ? 'not an ordinary file' : 'too large'}`);
  }
}

/**
 * Reads a file of this machine. This is the one place where files that a person or a configuration names are read: it
 * reads ordinary files only, and no more than a limit, so it always ends.
 * @param limit in bytes
 * @throws UnreadFile for anything but an ordinary file, and for one larger than the limit; Error with the `code` of the
 * system where it cannot be opened or read, `EISDIR` for a folder, `ENXIO` for a socket
 */
export function readBounded(path: string, limit: number = LARGEST_FILE): Uint8Array {
  // To open a device can already do something, so it is looked at before.
  const located = systemPath(path);
  mustBeOrdinary(statSync(located), path);
  // A pipe that took the file's place meanwhile does not keep the program waiting.
  const file = openSync(located, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    return readOpen(file, path, limit);
  } finally {
    closeSync(file);
  }
}

/** Like `readBounded`, of a file that is already open. */
export function readOpen(file: number, path: string, limit: number = LARGEST_FILE): Uint8Array {
  const stats = fstatSync(file);
  mustBeOrdinary(stats, path);
  if (stats.size > limit) throw new UnreadFile('large', path);
  // A file can grow while it is read, and those in `/proc` have no length.
  let content = new Uint8Array(stats.size + 1);
  let length = 0;
  for (;;) {
    const count = readSync(file, content, length, content.length - length, null);
    if (count === 0) return content.subarray(0, length);
    length += count;
    if (length > limit) throw new UnreadFile('large', path);
    if (length === content.length) {
      const longer = new Uint8Array(length + Math.max(length, STEP));
      longer.set(content);
      content = longer;
    }
  }
}

function mustBeOrdinary(stats: Stats, path: string): void {
  if (stats.isDirectory()) throw Object.assign(new Error(`${path} is a folder`), { code: 'EISDIR' });
  // As the system says of one that is opened.
  if (stats.isSocket()) throw Object.assign(new Error(`${path} is a socket`), { code: 'ENXIO' });
  if (!stats.isFile()) throw new UnreadFile('special', path);
}
