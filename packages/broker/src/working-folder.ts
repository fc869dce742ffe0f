import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

/** Temporary folders that are there now. A process that ends before its brokers are closed removes them. */
const temporary = new Set<string>();

function removeAll(): void {
  for (const path of temporary) rmSync(path, { recursive: true, force: true });
}

/**
 * A folder for what a broker would otherwise write over the real one's files. A temporary one is made when it is first
 * asked for, and removed at the end, or when the process ends.
 */
export class WorkingFolder {
  #temporary: string | undefined;

  /**
   * @param given a folder to use instead, which is kept
   * @param isKept whether the temporary one is kept too
   */
  constructor(
    private readonly given?: string,
    private readonly isKept = false,
  ) {}

  get path(): string {
    if (this.given !== undefined) return this.given;
    if (this.#temporary !== undefined) return this.#temporary;
    const path = mkdtempSync(join(tmpdir(), 'mosquitto-embedded-'));
    if (!this.isKept) {
      if (temporary.size === 0) process.on('exit', removeAll);
      temporary.add(path);
    }
    this.#temporary = path;
    return path;
  }

  /** Whether there is one by now. */
  get isMade(): boolean {
    return this.given !== undefined || this.#temporary !== undefined;
  }

  /** Where a file of the folder is. */
  file(name: string): string {
    return join(this.path, name);
  }

  /** Whether the folder has a file of this name. To ask does not make it. */
  has(name: string): boolean {
    return this.isMade && existsSync(this.file(name));
  }

  /** Removes a temporary folder with everything in it, unless it is kept. */
  remove(): void {
    const path = this.#temporary;
    if (path === undefined || this.isKept) return;
    this.#temporary = undefined;
    rmSync(path, { recursive: true, force: true });
    temporary.delete(path);
    if (temporary.size === 0) process.off('exit', removeAll);
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
