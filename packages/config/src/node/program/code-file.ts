/// <reference types="node" />
import { crc32 } from 'node:zlib';
import { readBounded } from '../read-bounded.js';
import { writeKept } from './write-kept.js';

/** The code that V8 has compiled of a file, and when that file was written last. */
export interface CompiledFile {
  readonly written: number;
  readonly code: Buffer;
}

/** Compiled files by their name. */
export type CompiledFiles = ReadonlyMap<string, CompiledFile>;

/** The first line: a checksum of all that follows, and what that is, in order. */
interface Head {
  readonly sum: number;
  readonly index: readonly (readonly [name: string, written: number, size: number])[];
}

/** The most that is read, in bytes: the whole of a program is a tenth. */
const LARGEST = 32 * 2 ** 20;

/** Reads what `writeCode` wrote; nothing where that is not there or is damaged. */
export function readCode(path: string): CompiledFiles {
  const files = new Map<string, CompiledFile>();
  try {
    const read = readBounded(path, LARGEST);
    const bytes = Buffer.from(read.buffer, read.byteOffset, read.length);
    let start = bytes.indexOf(0x0a) + 1;
    const { sum, index }: Head = JSON.parse(bytes.toString('latin1', 0, start));
    // V8 looks whether code fits, and not whether it is damaged.
    if (crc32(bytes.subarray(start)) !== sum) return files;
    for (const [name, written, size] of index) {
      files.set(name, { written, code: bytes.subarray(start, start + size) });
      start += size;
    }
  } catch {
    files.clear();
  }
  return files;
}

/** Writes compiled files. Others who read see all of it or nothing. */
export function writeCode(path: string, files: CompiledFiles): void {
  const code = Buffer.concat([...files.values()].map((file) => file.code));
  const index = [...files].map(([name, file]) => [name, file.written, file.code.length] as const);
  const head: Head = { sum: crc32(code), index };
  writeKept(path, () => Buffer.concat([Buffer.from(`${JSON.stringify(head)}\n`), code]));
}
