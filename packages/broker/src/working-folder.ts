import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

/**
 * A folder for what a broker would otherwise write over the real one's files. A temporary one is made when it is first
 * asked for, and removed at the end.
 */
export class WorkingFolder {
  #temporary: string | undefined;

  /** @param given a folder to use instead, which is kept */
  constructor(private readonly given?: string) {}

  get path(): string {
    if (this.given !== undefined) return this.given;
    this.#temporary ??= mkdtempSync(join(tmpdir(), 'mosquitto-embedded-'));
    return this.#temporary;
  }

  /** Whether there is one by now. */
  get isMade(): boolean {
    return this.given !== undefined || this.#temporary !== undefined;
  }

  /** Where a file of the folder is. */
  file(name: string): string {
    return join(this.path, name);
  }

  /** Removes a temporary folder with everything in it. */
  remove(): void {
    if (this.#temporary !== undefined) rmSync(this.#temporary, { recursive: true, force: true });
    this.#temporary = undefined;
  }
}

/**
 * Where a database of SQLite is written: a copy of it and of its write-ahead log in a working folder, or itself.
 * @param folder undefined for the file itself
 */
export function writtenFile(path: string, folder: WorkingFolder | undefined): string {
  if (!folder) return path;
  const copy = folder.file(basename(path));
  if (existsSync(copy)) return copy;
  for (const suffix of ['', '-wal'])
    if (existsSync(path + suffix)) copyFileSync(path + suffix, copy + suffix);
  return copy;
}
