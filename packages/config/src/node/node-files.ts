/// <reference types="node" />
import { accessSync, constants, lstatSync, opendirSync, readdirSync, type Stats, statSync } from 'node:fs';
import { dirname, isAbsolute, resolve, sep } from 'node:path';
import { decode } from '@mosquitto-conf/grammar';
import { type Container, isInImage, isMounted, isPathBelow } from '../container.js';
import type { FileFailure, FileStatus, FileSystem, UnreadReason } from '../host.js';
import { foldWindowsPath, isWindowsPath, type System } from '../windows-paths.js';
import { followedPath } from './followed-path.js';
import { linkTarget } from './link-target.js';
import { readBounded, UnreadFile } from './read-bounded.js';
import { systemPath } from './system-path.js';
import { Trees } from './trees.js';

/** Where the files of the broker's machine are found on this one. */
export interface NodeFilesOptions {
  /** The folder the broker is started in, where relative paths begin. The current one by default. */
  readonly cwd?: string;
  /** Absolute paths are read below this folder, which holds the broker's whole file system. */
  readonly root?: string;
  /** Folders of the broker's machine and where they are found here; the longest that fits counts. */
  readonly maps?: readonly FolderMap[];
  /**
   * A container that the broker runs in. What it mounts of the folder of its description is read here; what is missing
   * here may be on the machine that the container runs on.
   */
  readonly container?: Container;
  /**
   * Whether this is the broker's machine, so that an absolute path that is missing here is missing there. Where it is not,
   * nothing is read outside `cwd`, `root`, `maps` and `trees`: a configuration could name any file of this machine.
   */
  readonly checkFiles?: boolean;
  /** The system that the configuration is written for (`systemOf`), unless `checkFiles` says that it is this one. */
  readonly system?: System;
  /** Further folders of this machine that belong to the configuration. */
  readonly trees?: readonly string[];
  /**
   * Whether relative paths too lead to the broker's own files, with their owners and modes, and not to copies of them in
   * a working folder. False by default.
   */
  readonly inPlace?: boolean;
  /** Whether the broker is started as root, which may read what the user at this terminal may not. True by default. */
  readonly asRoot?: boolean;
  /** How a file of this machine is read whole; it throws what Node throws. For those who keep what they have read. */
  readonly readFile?: (path: string) => Uint8Array;
}

/** A folder of the broker's machine and where it is found here. */
interface FolderMap {
  readonly from: string;
  readonly to: string;
}

interface Located {
  readonly path: string;
  /** Whether what is missing here is missing there. */
  readonly certain: boolean;
  /** Whether it is a path of another system, which leads nowhere here. */
  readonly foreign?: true;
}

/** The broker's files, as far as this machine has them. Each is read once. */
export class NodeFiles implements FileSystem {
  readonly #reads = new Map<string, Uint8Array | FileFailure>();
  readonly #unread = new Map<string, UnreadReason>();
  /** What may be read; undefined where everything may. */
  readonly #trees: Trees | undefined;

  constructor(private readonly options: NodeFilesOptions = {}) {
    const { cwd = '.', root, maps = [], trees = [], checkFiles = false } = options;
    const isWhole = checkFiles || (root !== undefined && dirname(resolve(root)) === resolve(root));
    const mapped = [...maps, ...mountsOf(options)].map(({ to }) => to);
    this.#trees = isWhole
      ? undefined
      : new Trees([cwd, ...(root === undefined ? [] : [root]), ...mapped, ...trees]);
  }

  /** Where a path of the broker's is found here. */
  locate(path: string): Located {
    const { cwd = '.', root, maps = [], checkFiles = false } = this.options;
    const isWindows = this.#isForWindows(path);
    if (!isAbsolute(path) && !(isWindows && isWindowsPath(path)))
      return { path: followedPath(cwd, isWindows ? withSlashes(path) : path), certain: true };
    const fold = isWindows ? foldWindowsPath : (text: string) => text;
    const fitting = (folders: readonly FolderMap[]) => {
      const [longest] = folders
        .filter(({ from }) => isBelow(fold(path), fold(from)))
        .sort((a, b) => b.from.length - a.from.length);
      const rest = longest && path.slice(trimmed(longest.from).length);
      return longest && followedPath(longest.to, isWindows ? withSlashes(rest!) : rest!);
    };
    const mapped = fitting(maps);
    if (mapped !== undefined) return { path: mapped, certain: true };
    const mounted = fitting(mountsOf(this.options));
    if (mounted !== undefined) return { path: mounted, certain: false };
    if (!isAbsolute(path)) return { path, certain: false, foreign: true };
    if (root !== undefined)
      return { path: followedPath(root, path.replace(/^[A-Za-z]:/, '')), certain: true };
    return { path, certain: checkFiles };
  }

  /** Whether a path is taken apart as on Windows. */
  #isForWindows(path: string): boolean {
    const { system, checkFiles = false } = this.options;
    return OWN_SYSTEM === 'windows' || (!checkFiles && (system === 'windows' || isWindowsPath(path)));
  }

  read(path: string): Uint8Array | FileFailure {
    let content = this.#reads.get(path);
    if (content === undefined) {
      content = this.#attempt(path, this.options.readFile ?? readWhole);
      this.#reads.set(path, content);
    }
    return content;
  }

  unread(path: string): UnreadReason | undefined {
    const { container } = this.options;
    if (container && isAbsolute(path) && !isMounted(container, path) && !isInImage(path))
      return 'not-mounted';
    this.read(path);
    return this.#unread.get(path);
  }

  list(path: string): readonly string[] | FileFailure {
    return this.#attempt(path, (located) =>
      this.#isOwn(path) && systemPath(located) === located
        ? inDirectoryOrder(located)
        : readdirSync(systemPath(located), 'buffer').map(decode).sort(),
    );
  }

  status(path: string): FileStatus | FileFailure {
    const status = this.#attempt(path, (located) => statusOf(statSync(systemPath(located))));
    return typeof status === 'string' || this.#isOwn(path) ? status : { ...status, copy: true };
  }

  /** Whether a path leads to the broker's own file, and not to a copy of it. */
  #isOwn(path: string): boolean {
    const { checkFiles, inPlace } = this.options;
    return checkFiles === true && (inPlace === true || isAbsolute(path));
  }

  isLink(path: string): boolean {
    return this.#attempt(path, (located) => lstatSync(systemPath(located)).isSymbolicLink()) === true;
  }

  writable(path: string): FileFailure | undefined {
    const status = this.status(path);
    if (typeof status !== 'string') {
      if (status.kind === 'directory') return 'directory';
      return this.#access(path);
    }
    if (status !== 'missing' || path === '') return status;
    if (this.isLink(path)) return this.#targetWritable(path);
    const parent = dirname(this.#isForWindows(path) ? withSlashes(path) : path);
    const folder = this.status(parent);
    if (typeof folder === 'string') return folder;
    return folder.kind === 'directory' ? this.#access(parent) : 'missing';
  }

  /** Whether the missing file that a link leads to could be made. Links that go round in a circle cannot be opened. */
  #targetWritable(path: string): FileFailure | undefined {
    return this.#attempt(path, (located) => {
      const target = linkTarget(located);
      if (target === undefined) return 'denied';
      if (this.#trees && !this.#trees.holds(target)) return 'unknown';
      const folder = systemPath(dirname(target));
      if (!statSync(folder).isDirectory()) return 'missing';
      accessSync(folder, constants.W_OK);
      return undefined;
    });
  }

  #access(path: string): FileFailure | undefined {
    return this.#attempt(path, (located) => {
      accessSync(systemPath(located), constants.W_OK);
      return undefined;
    });
  }

  #attempt<T>(path: string, action: (located: string) => T): T | FileFailure {
    if (path === '' || path.includes('\0')) return 'missing';
    const { path: located, certain, foreign } = this.locate(path);
    if (foreign) return 'unknown';
    if (this.#trees && !this.#trees.holds(located)) {
      if (certain) this.#unread.set(path, 'outside');
      return 'unknown';
    }
    try {
      return action(located);
    } catch (error) {
      if (error instanceof UnreadFile) {
        this.#unread.set(path, error.reason);
        return 'unknown';
      }
      return this.#failure(error, certain);
    }
  }

  #failure(error: unknown, certain: boolean): FileFailure {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EISDIR') return 'directory';
    if (code === 'ENXIO') return certain ? 'denied' : 'unknown';
    if (code !== 'EACCES' && code !== 'EPERM' && code !== 'EROFS') return certain ? 'missing' : 'unknown';
    // What this user may do says nothing about a broker that starts as root.
    return this.options.asRoot === false ? 'denied' : 'unknown';
  }
}

/** The system of this machine. */
export const OWN_SYSTEM: System = process.platform === 'win32' ? 'windows' : 'posix';

/** On Windows both separate folders; elsewhere a name may contain a backslash. */
function withSlashes(path: string): string {
  return path.replaceAll('\\', '/');
}

/**
 * A file of this machine, or nothing for the null device, to which files are linked to switch them off.
 * @throws what `readBounded` throws
 */
export function readWhole(path: string): Uint8Array {
  try {
    return readBounded(path);
  } catch (error) {
    if (error instanceof UnreadFile && isNullDevice(path)) return new Uint8Array();
    throw error;
  }
}

function isNullDevice(path: string): boolean {
  const { rdev } = statSync(systemPath(path));
  return rdev !== 0 && rdev === statSync('/dev/null', { throwIfNoEntry: false })?.rdev;
}

/** The names in a folder, in the order in which the directory has them (readdir). */
function inDirectoryOrder(path: string): string[] {
  const names: string[] = [];
  // Latin-1 keeps the bytes of names that are not UTF-8.
  const folder = opendirSync(path, { encoding: 'latin1' });
  for (let entry = folder.readSync(); entry; entry = folder.readSync())
    names.push(decode(Buffer.from(entry.name, 'latin1')));
  folder.closeSync();
  return names;
}

function isBelow(path: string, folder: string): boolean {
  return path === trimmed(folder) || path.startsWith(`${trimmed(folder)}/`);
}

function trimmed(folder: string): string {
  return folder.endsWith('/') || folder.endsWith(sep) ? folder.slice(0, -1) : folder;
}

function kindOf(stats: Stats): FileStatus['kind'] {
  if (stats.isFile()) return 'file';
  if (stats.isDirectory()) return 'directory';
  if (stats.isFIFO()) return 'pipe';
  return stats.isSocket() ? 'socket' : 'device';
}

function statusOf(stats: Stats): FileStatus {
  return { kind: kindOf(stats), mode: stats.mode & 0o7777, uid: stats.uid, gid: stats.gid };
}

/** What a container has of the folder of its description: nothing else of this machine is read for it. */
function mountsOf({ container }: NodeFilesOptions): readonly FolderMap[] {
  return (container?.mounts ?? []).flatMap(({ target, source }) =>
    source !== undefined && isPathBelow(source, dirname(container!.path))
      ? [{ from: target, to: source }]
      : [],
  );
}
