/// <reference types="node" />
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { FileFailure, Language } from '@mosquitto-conf/config';
import { NodeFiles, nodeHost, nodeTls } from '@mosquitto-conf/config/node';
import { LinkedTexts } from '@mosquitto-conf/config/program';
import { linkedRulePages } from '@mosquitto-conf/validator/internal';
import { URI } from 'vscode-uri';
import { nowhere } from '../workspace/nowhere.js';
import type { Machine, Place, Runtime } from '../workspace/runtime.js';
import { FileCache } from './file-cache.js';
import { readLanguage } from './read-language.js';
import { cachedTls } from './tls-cache.js';
import { version } from './version.js';

/** Folders that contain no configurations and may be large. */
const SKIPPED = new Set(['node_modules', '.git', '.hg', '.svn', 'dist', 'target', 'venv', '.venv']);

/** How deep below a folder of the workspace configurations are looked for. */
const DEEPEST = 12;

/** Files of the machine the server runs on. */
export class NodeRuntime implements Runtime {
  language: Language | undefined;
  readonly #cache = new FileCache();
  readonly #tls = cachedTls(nodeTls);
  /** The page of a rule as a file of this user. */
  readonly rulePage: (rule: string) => string | undefined = linkedRulePages(
    (write) => new LinkedTexts('mosquitto-language-server', `rules-${version}`, write),
    { tls: this.#tls },
  );

  /** @param languages the folder with a file for each language; by default the one beside the program */
  constructor(private readonly languages = new URL('languages/', import.meta.url)) {}

  languageOf(locale: string): Language | undefined {
    return readLanguage(this.languages, locale);
  }

  read(uri: string): Uint8Array | FileFailure {
    const path = fileOf(uri);
    if (path === undefined) return 'unknown';
    return new NodeFiles({ checkFiles: true, readFile: (file) => this.#cache.read(file) }).read(path);
  }

  exists(uri: string): boolean {
    const path = fileOf(uri);
    return path !== undefined && existsSync(path);
  }

  machine({ main, settings, system, container }: Place): Machine {
    const path = fileOf(main);
    if (path === undefined) return { host: { ...nowhere, tls: this.#tls }, uriOf: () => undefined };
    const { root, map = {}, cwd = dirname(path), checkFiles = false } = settings;
    const options = {
      cwd,
      system,
      maps: Object.entries(map).map(([from, to]) => ({ from, to })),
      checkFiles,
      // It may be a link to a file elsewhere, and the broker may be started elsewhere.
      trees: [path],
      ...(root === undefined ? {} : { root }),
      ...(container ? { container } : {}),
      readFile: (file: string) => this.#cache.read(file),
    };
    const files = new NodeFiles(options);
    const uris = new Map<string, string>();
    return {
      host: { ...nodeHost(options), tls: this.#tls },
      uriOf(file) {
        let uri = uris.get(file);
        if (uri === undefined) {
          uri = uriOfPath(files.locate(file).path);
          uris.set(file, uri);
        }
        return uri;
      },
    };
  }

  async find(folder: string, name: string): Promise<readonly string[]> {
    const path = fileOf(folder);
    return path === undefined ? [] : (await findBelow(path, name, 0)).map(uriOfPath);
  }

  changed(): void {
    // Whether a file changed is asked each time.
  }

  pathOf(uri: string): string {
    return (fileOf(uri) ?? URI.parse(uri).path).replaceAll('\\', '/');
  }

  uriOf(path: string): string {
    return uriOfPath(path);
  }
}

/** A URI holds UTF-8 only: a name with other bytes gets one that leads to no file. */
function uriOfPath(path: string): string {
  return URI.file(path.replace(/\p{Surrogate}/gu, '\ufffd')).toString();
}

/** The path of a file of this machine. */
function fileOf(uri: string): string | undefined {
  const parsed = URI.parse(uri);
  return parsed.scheme === 'file' ? parsed.fsPath : undefined;
}

async function findBelow(folder: string, name: string, depth: number): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const found: string[] = [];
  for (const entry of entries) {
    if (entry.isDirectory()) {
      if (SKIPPED.has(entry.name) || depth >= DEEPEST) continue;
      found.push(...(await findBelow(join(folder, entry.name), name, depth + 1)));
    } else if (entry.name === name) found.push(join(folder, entry.name));
  }
  return found;
}
