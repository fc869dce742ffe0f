import type { FileFailure, FileStatus, FileSystem } from './host.js';
import { isWindowsPath } from './windows-paths.js';

/** A file in memory: its content, or why it cannot be had. */
export type MemoryFile =
  | string
  | Uint8Array
  | FileFailure
  | { readonly content: string | Uint8Array; readonly status: FileStatus };

/** How a file in memory differs from a failure: `MemoryFiles.file('missing')` is a text. */
const FAILURES: ReadonlySet<string> = new Set(['missing', 'denied', 'directory', 'unknown']);
const FILE: FileStatus = { kind: 'file', mode: 0o644, uid: -1, gid: -1, copy: true };
const FOLDER: FileStatus = { kind: 'directory', mode: 0o755, uid: -1, gid: -1 };

/**
 * A file system in memory, for tests and browsers. Folders are there as soon as something is in them; relative paths
 * and the folder they start in are the same thing. What is not in it is missing, or `unknown` outside the folders it
 * claims to know.
 */
export class MemoryFiles implements FileSystem {
  readonly #files = new Map<string, MemoryFile>();
  readonly #folders = new Set<string>(['', '/']);

  /**
   * @param files paths with their texts or bytes
   * @param absent what an absolute path that is not here counts as: `missing` if these are all the files there are
   */
  constructor(
    files: Readonly<Record<string, MemoryFile>> = {},
    private readonly absent: 'missing' | 'unknown' = 'missing',
  ) {
    for (const [path, file] of Object.entries(files)) this.set(path, file);
  }

  /** Adds a file, or replaces it. */
  set(path: string, file: MemoryFile): void {
    const plain = normalize(path);
    this.#files.set(plain, file);
    if (file === 'directory') this.#folders.add(plain);
    for (let folder = parentOf(plain); !this.#folders.has(folder); folder = parentOf(folder))
      this.#folders.add(folder);
  }

  read(path: string): Uint8Array | FileFailure {
    if (path === '') return 'missing';
    const plain = normalize(path);
    const file = this.#files.get(plain);
    if (file === undefined) return this.#folders.has(plain) ? 'directory' : this.#failure(plain);
    if (isFailure(file)) return file;
    const content = typeof file === 'object' && 'content' in file ? file.content : file;
    return typeof content === 'string' ? new TextEncoder().encode(content) : content;
  }

  list(path: string): readonly string[] | FileFailure {
    if (path === '') return 'missing';
    const plain = normalize(path);
    if (!this.#folders.has(plain)) return this.#files.has(plain) ? 'missing' : this.#failure(plain);
    const names = [...this.#files.keys(), ...this.#folders].filter(
      (name) => name !== plain && parentOf(name) === plain,
    );
    return [...new Set(names)]
      .map((name) => name.slice(name.lastIndexOf('/') + 1))
      .filter((name) => name !== '')
      .sort();
  }

  status(path: string): FileStatus | FileFailure {
    if (path === '') return 'missing';
    const plain = normalize(path);
    const file = this.#files.get(plain);
    if (file === undefined || file === 'directory')
      return this.#folders.has(plain) ? FOLDER : this.#failure(plain);
    if (isFailure(file)) return file === 'denied' ? FILE : file;
    return typeof file === 'object' && 'content' in file ? file.status : FILE;
  }

  isLink(_path: string): boolean {
    return false;
  }

  writable(path: string): FileFailure | undefined {
    if (path === '') return 'missing';
    const plain = normalize(path);
    const file = this.#files.get(plain);
    if (this.#folders.has(plain)) return 'directory';
    if (file !== undefined) return isFailure(file) ? file : undefined;
    const folder = parentOf(plain);
    return this.#folders.has(folder) ? undefined : this.#failure(folder);
  }

  #failure(plain: string): FileFailure {
    return plain.startsWith('/') || isWindowsPath(plain) ? this.absent : 'missing';
  }
}

function isFailure(file: MemoryFile): file is FileFailure {
  return typeof file === 'string' && FAILURES.has(file);
}

/** `./a//b/../c` is `a/c`, and `C:\\a` is `C:/a`. */
function normalize(path: string): string {
  const parts: string[] = [];
  for (const part of path.split(isWindowsPath(path) ? /[/\\]/ : '/')) {
    if (part === '' || part === '.') continue;
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else parts.push(part);
  }
  return (path.startsWith('/') ? '/' : '') + parts.join('/');
}

function parentOf(path: string): string {
  const slash = path.lastIndexOf('/');
  if (slash < 0) return '';
  return slash === 0 ? '/' : path.slice(0, slash);
}
