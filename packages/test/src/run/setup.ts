import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve, sep } from 'node:path';
import type { BrokerPlugin } from '@mosquitto-conf/broker';
import {
  type Analysis,
  analyse,
  type FileSystem,
  type Host,
  type Language,
  type ListenerPolicy,
  listenerPolicies,
  overlayFiles,
  type Release,
  type SkippedPart,
} from '@mosquitto-conf/config';
import { persistencePath } from '@mosquitto-conf/config/internal';
import { NodeFiles, type NodeFilesOptions, nodeHost } from '@mosquitto-conf/config/node';
import type { FileValues } from '@mosquitto-conf/settings/internal';
import { dynamicSecurityClients, withPasswords } from '../material/dynamic-security.js';
import type { Material } from '../material/material.js';

interface TestFile {
  readonly here: string;
  readonly text: string;
  /** It is a file of the configuration with changes. */
  readonly isChanged: boolean;
}

/** A folder for what is made, which goes with the tests. */
export class TestFolder {
  readonly path: string = mkdtempSync(join(tmpdir(), 'mosquitto-test-'));
  readonly #files = new Map<string, TestFile>();
  #count = 0;

  /** Writes what was made for the tests. */
  constructor(
    readonly material: Material,
    /** What runs in the place of plugins, by the path that the configuration names. */
    readonly plugins: ReadonlyMap<string, BrokerPlugin> = new Map(),
  ) {
    for (const [path, text] of material.files) this.put(path, text);
    process.once('exit', this.#remove);
  }

  /** Writes a file that the configuration names, in the place of one that is in the folder already. */
  put(path: string, text: string, isChanged = false): void {
    const here = this.find(path) ?? join(this.path, `${this.#files.size}-${basename(path)}`);
    writeFileSync(here, text, { mode: 0o600 });
    this.#files.set(path, { here, text, isChanged });
  }

  /** Where a file that was made is; undefined for any other file. */
  find(path: string): string | undefined {
    return this.#files.get(path)?.here;
  }

  /** Whether nothing of a file is the configuration's own. */
  isMade(path: string): boolean {
    return this.#files.get(path)?.isChanged === false;
  }

  /** What is in the files that were made, by the path that the configuration names. */
  get contents(): ReadonlyMap<string, Uint8Array> {
    const encoder = new TextEncoder();
    return new Map([...this.#files].map(([path, { text }]) => [path, encoder.encode(text)]));
  }

  /** Whether a file is in it. */
  holds(path: string): boolean {
    return path.startsWith(`${this.path}${sep}`);
  }

  /** A fresh folder in it. */
  fresh(): string {
    this.#count++;
    return mkdtempSync(join(this.path, `${this.#count}-`));
  }

  remove(): void {
    process.off('exit', this.#remove);
    this.#remove();
  }

  // Keys and passwords are in it, so that it goes with an interrupted process too.
  readonly #remove = () => rmSync(this.path, { recursive: true, force: true });
}

/** A configuration as one release reads it, with the files that were made for the tests. */
export interface Setup {
  /** What people read of it is in this language. */
  readonly language: Language | undefined;
  /** The main file, as a person here would write it. */
  readonly path: string;
  readonly analysis: Analysis;
  readonly policies: readonly ListenerPolicy[];
  readonly folder: TestFolder;
  /** The broker's machine, read again at each call. */
  host(): Host;
  /** Where a path of the broker's is found here. */
  locate(path: string): string;
  /** The path of a file of the configuration, as a person here would write it. */
  show(file: string): string;
}

/** Files without one of them. */
function withoutFile(files: FileSystem, hidden: string | undefined): FileSystem {
  if (hidden === undefined) return files;
  return {
    read: (path) => (path === hidden ? 'missing' : files.read(path)),
    unread: (path) => (path === hidden ? undefined : files.unread?.(path)),
    list: (path) => files.list(path),
    status: (path) => (path === hidden ? 'missing' : files.status(path)),
    isLink: (path) => path !== hidden && files.isLink(path),
    writable: (path) => files.writable(path),
  };
}

/**
 * Reads a configuration for the tests.
 * @param path absolute, or from the current folder
 * @param language of the messages of the analysis, and of what tests say about it
 */
export function readSetup(
  path: string,
  release: Release,
  values: Pick<FileValues, 'root' | 'map' | 'cwd' | 'passwords'>,
  base: string,
  folder: TestFolder,
  language?: Language,
): Setup {
  const at = (here: string) => resolve(base, here);
  const reading: NodeFilesOptions = {
    cwd: values.cwd === undefined ? dirname(path) : at(values.cwd),
    checkFiles: true,
    asRoot: process.getuid?.() === 0,
    ...(values.root === undefined ? {} : { root: at(values.root) }),
    ...(values.map ? { maps: Object.entries(values.map).map(([from, to]) => ({ from, to: at(to) })) } : {}),
  };
  const skips: SkippedPart[] = ['plugins', 'written-files', 'addresses'];
  replacePasswords(values.passwords, nodeHost(reading).files, folder);
  const { contents } = folder;
  let database: string | undefined;
  const host = (): Host => {
    const own = nodeHost(reading);
    const files = withoutFile(overlayFiles(own.files, contents), database);
    return { ...own, files, root: false, hasFilePlugins: true, skips };
  };
  const name = values.cwd === undefined ? basename(path) : path;
  const read = () => analyse(name, release, host(), { literal: true, language: language ?? {} });
  let analysis = read();
  // The configured database has no part in tests: what is in it does not matter either.
  database = persistencePath(analysis.configuration);
  if (analysis.stop) analysis = read();
  return {
    language,
    path,
    analysis,
    policies: listenerPolicies(analysis),
    folder,
    host,
    locate: (file) => folder.find(file) ?? new NodeFiles(reading).locate(file).path,
    show: (file) => (file === name ? path : file.startsWith('/') ? file : join(dirname(path), file)),
  };
}

/** Files of dynamic security are those of the configuration, with the passwords of the tests; of a password file nothing is needed. */
function replacePasswords(
  passwords: FileValues['passwords'] = {},
  files: FileSystem,
  folder: TestFolder,
): void {
  for (const [path, users] of Object.entries(passwords)) {
    const content = files.read(path);
    const text = typeof content === 'string' ? '' : new TextDecoder().decode(content);
    if (dynamicSecurityClients(text)) folder.put(path, withPasswords(text, users), true);
  }
}
