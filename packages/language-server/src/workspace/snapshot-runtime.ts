import {
  type Container,
  type FileFailure,
  type FileStatus,
  type FileSystem,
  isPathBelow,
  isWindowsPath,
} from '@mosquitto-conf/config';
import { foldWindowsPath, pemInspector } from '@mosquitto-conf/config/internal';
import { paths } from '@mosquitto-conf/settings/internal';
import { URI } from 'vscode-uri';
import { nowhere } from './nowhere.js';
import type { Machine, Place, Runtime } from './runtime.js';
import { folderOf } from './uris.js';

/** Who has the files: the client of a server in a browser. Answers are undefined where there is none. */
export interface FileSource {
  readFile(uri: string): Promise<Uint8Array | undefined>;
  readFolder(uri: string): Promise<readonly string[] | undefined>;
  findConfigurations(): Promise<readonly string[]>;
}

/** What is known of a URI. */
type Entry =
  | { readonly kind: 'file'; readonly content: Uint8Array }
  | { readonly kind: 'folder'; readonly names: readonly string[] }
  | { readonly kind: 'missing' };

/**
 * Files of another machine, as far as they were requested: an analysis uses what is here, then what it needs is
 * fetched, and it is done again, until nothing is missing.
 */
export class SnapshotRuntime implements Runtime {
  readonly #entries = new Map<string, Entry>();
  #wanted = new Set<string>();

  constructor(private readonly source: FileSource) {}

  read(uri: string): Uint8Array | FileFailure {
    const entry = this.#entry(uri);
    if (entry?.kind === 'file') return entry.content;
    if (!entry) return 'unknown';
    return entry.kind === 'folder' ? 'directory' : 'missing';
  }

  exists(uri: string): boolean {
    const entry = this.#entry(uri);
    return entry !== undefined && entry.kind !== 'missing';
  }

  list(uri: string): readonly string[] | FileFailure {
    const entry = this.#entry(uri);
    if (!entry) return 'unknown';
    return entry.kind === 'folder' ? entry.names : 'missing';
  }

  status(uri: string): FileStatus | FileFailure {
    const entry = this.#entry(uri);
    if (!entry) return 'unknown';
    if (entry.kind === 'missing') return 'missing';
    const kind = entry.kind === 'file' ? 'file' : 'directory';
    return { kind, mode: kind === 'file' ? 0o644 : 0o755, uid: -1, gid: -1, copy: true };
  }

  machine({ main, settings, system, container }: Place): Machine {
    const { root, map = {}, cwd = this.pathOf(folderOf(main)) } = settings;
    const maps = Object.entries(map).sort(([a], [b]) => b.length - a.length);
    const plain = (name: string) => (system === 'windows' ? name.replaceAll('\\', '/') : name);
    const uriOf = (name: string) => {
      const file = plain(name);
      const path =
        locate(file, cwd, root, maps) ?? (container && locate(file, cwd, undefined, mountsOf(container)));
      return path === undefined ? undefined : this.uriOf(path, main);
    };
    const isCertain = (file: string) => locate(plain(file), cwd, root, maps) !== undefined;
    const host = { ...nowhere, system, tls: pemInspector, files: filesOf(this, uriOf, isCertain) };
    return { host: container ? { ...host, container } : host, uriOf };
  }

  async find(folder: string, name: string): Promise<readonly string[]> {
    const found = (await this.source.findConfigurations()).map((uri) => URI.parse(uri).toString());
    return found.filter((uri) => uri.startsWith(`${folder}/`) && uri.endsWith(`/${name}`));
  }

  fetch = async (): Promise<boolean> => {
    const wanted = [...this.#wanted];
    if (wanted.length === 0) return false;
    this.#wanted = new Set();
    await Promise.all(wanted.map(async (uri) => this.#entries.set(uri, await this.#get(uri))));
    return true;
  };

  changed(uris?: readonly string[]): void {
    if (!uris) this.#entries.clear();
    for (const uri of uris ?? []) {
      const plain = URI.parse(uri).toString();
      this.#entries.delete(plain);
      this.#entries.delete(folderOf(plain));
    }
  }

  pathOf(uri: string): string {
    return URI.parse(uri).path;
  }

  uriOf(path: string, beside: string): string {
    return URI.parse(beside).with({ path, query: null, fragment: null }).toString();
  }

  #entry(uri: string): Entry | undefined {
    const entry = this.#entries.get(uri);
    if (!entry) this.#wanted.add(uri);
    return entry;
  }

  async #get(uri: string): Promise<Entry> {
    const content = await this.source.readFile(uri).catch(() => undefined);
    if (content) return { kind: 'file', content };
    const names = await this.source.readFolder(uri).catch(() => undefined);
    return names ? { kind: 'folder', names } : { kind: 'missing' };
  }
}

/** Where a file of the broker's is found, as NodeFiles.locate of config; absolute paths of other machines are nowhere. */
function locate(
  file: string,
  cwd: string,
  root: string | undefined,
  maps: readonly (readonly [from: string, to: string])[],
): string | undefined {
  if (file.includes('\0')) return undefined;
  if (!paths.isAbsolute(file) && !isWindowsPath(file)) return paths.join(cwd, file);
  const fold = isWindowsPath(file) ? foldWindowsPath : (text: string) => text;
  for (const [from, to] of maps) {
    const folder = fold(from).replace(/\/$/, '');
    if (fold(file) === folder || fold(file).startsWith(`${folder}/`))
      return paths.join(to, `.${file.slice(folder.length)}`);
  }
  return root === undefined || isWindowsPath(file) ? undefined : paths.join(root, `.${file}`);
}

/** The folders and files that a container has from the folder of its description. */
function mountsOf({ path, mounts }: Container): readonly (readonly [from: string, to: string])[] {
  return mounts
    .flatMap(({ target, source }) =>
      source !== undefined && isPathBelow(source, paths.dirname(path)) ? [[target, source] as const] : [],
    )
    .sort(([a], [b]) => b.length - a.length);
}

/** @param isCertain whether a file that is missing here is missing on the broker's machine */
function filesOf(
  snapshot: SnapshotRuntime,
  uriOf: (file: string) => string | undefined,
  isCertain: (file: string) => boolean,
): FileSystem {
  const at = <T>(file: string, action: (uri: string) => T | FileFailure): T | FileFailure => {
    const uri = uriOf(file);
    const answer = uri === undefined ? 'unknown' : action(uri);
    return answer === 'missing' && !isCertain(file) ? 'unknown' : answer;
  };
  return {
    read: (file) => at(file, (uri) => snapshot.read(uri)),
    list: (file) => at(file, (uri) => snapshot.list(uri)),
    status: (file) => at(file, (uri) => snapshot.status(uri)),
    isLink: () => false,
    writable(file) {
      const status = at(file, (uri) => snapshot.status(uri));
      if (typeof status !== 'string') return status.kind === 'directory' ? 'directory' : undefined;
      if (status !== 'missing') return status;
      const folder = at(file, (uri) => snapshot.status(folderOf(uri)));
      if (typeof folder === 'string') return folder;
      return folder.kind === 'directory' ? undefined : 'missing';
    },
  };
}
