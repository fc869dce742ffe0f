import { readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { UsageError } from './failure.js';

/** Larger files are not configurations. */
const LIMIT = 256 * 1024 * 1024;

/** A main file to look at. */
export interface Input {
  /** As a person names it, and as it is reported. */
  readonly path: string;
  /** Its folder, where the broker would be started. */
  readonly folder: string;
  /** Its name in that folder, as the broker would be told it. */
  readonly name: string;
  readonly content: Uint8Array;
}

/** The path of a file as the broker would name it, started where `input` is reached as it was named here. */
export function brokerPath(input: Input, file: string): string {
  if (file === input.name) return input.path;
  return file.startsWith('/') || input.folder === '.' ? file : `${input.folder}/${file}`;
}

/** The path of a file of the broker's, as a person here would write it. */
export function displayPath(input: Input, file: string): string {
  if (file === input.name) return input.path;
  return file.startsWith('/') ? file : join(input.folder, file);
}

/**
 * Looks at a main file before anything else does.
 * @param stdinFilename the name standard input goes by
 * @throws UsageError where it cannot be read
 */
export async function openInput(path: string, stdinFilename: string | undefined): Promise<Input> {
  if (path === '-') {
    const shown = stdinFilename ?? 'mosquitto.conf';
    return { path: shown, folder: dirname(shown), name: basename(shown), content: await readStdin() };
  }
  let size: number;
  try {
    const status = statSync(path);
    if (status.isDirectory()) throw new UsageError(`"${path}" is a folder: name a file in it`);
    size = status.size;
    if (size > LIMIT) throw new UsageError(`"${path}" is too large to be a configuration (${size} bytes)`);
    const content = readFileSync(path);
    return { path, folder: dirname(path), name: basename(path), content };
  } catch (error) {
    if (error instanceof UsageError) throw error;
    const { code } = error as NodeJS.ErrnoException;
    const reason =
      code === 'ENOENT'
        ? 'there is no such file'
        : code === 'EACCES' || code === 'EPERM'
          ? 'permission denied'
          : `it cannot be read (${code})`;
    throw new UsageError(`"${path}": ${reason}`);
  }
}

let stdin: Promise<Uint8Array> | undefined;

/** Standard input, which can be read only once, and may be checked for several releases. */
function readStdin(): Promise<Uint8Array> {
  stdin ??= readAll();
  return stdin;
}

async function readAll(): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
