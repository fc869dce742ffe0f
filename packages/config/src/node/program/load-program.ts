/// <reference types="node" />
import { statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, sep } from 'node:path';
import { Script } from 'node:vm';
import { brotliDecompressSync } from 'node:zlib';
import { readBounded } from '../read-bounded.js';
import { cacheFolder, isPrivate, makeOwnFolder } from './cache-folder.js';
import { type CompiledFile, readCode, writeCode } from './code-file.js';

/** A program of many files, which are CommonJS and beside each other. The name of one that is compressed ends with `.br` (Brotli). */
export interface ProgramFiles {
  /** Where its files are. */
  readonly folder: string;
  /**
   * The file that has the small ones in it, if there is one: what it exports are functions by their file's name. Those whose
   * names end with `.br` are in a second one, whose name has that ending too.
   */
  readonly smallFiles?: string;
  /** What its folder in the user's cache is called. */
  readonly name: string;
  /** Differs wherever one of its files does. */
  readonly build: string;
  /** What this run is about: runs that need the same functions have the same. */
  readonly task: string;
  /** Whether this run may keep what is compiled, and not only use what an earlier one kept. */
  readonly keeps: boolean;
}

/** What Node makes of a CommonJS file. */
type Wrapper = (
  exports: object,
  require: (path: string) => unknown,
  module: { exports: object },
  __filename: string,
) => void;

/** How long a program runs before it keeps what is compiled, if it does not end before. */
const SETTLED = 2000;

/**
 * Loads a program's files, and keeps what V8 compiles of them from one run to the next: reading and compiling them is
 * most of what a short run costs. Node does that itself from 22.1 on, with every file of its own and in a folder that all
 * users share. What is kept is of this build, this Node and this task, and V8 refuses what does not fit.
 */
export class LoadedProgram {
  readonly #files: ProgramFiles;
  readonly #modules = new Map<string, { exports: object }>();
  readonly #scripts = new Map<string, { readonly script: Script; readonly written: number }>();
  readonly #requireHere: (path: string) => unknown;
  readonly #cache: string | undefined;
  readonly #kept: ReadonlyMap<string, CompiledFile>;
  #isComplete = true;

  constructor(files: ProgramFiles) {
    this.#files = files;
    const requireOther = createRequire(join(files.folder, 'program.js'));
    const require = (path: string) => (path.startsWith('./') ? this.load(path.slice(2)) : requireOther(path));
    // A script that is compiled here cannot import on Node 20. Programs import files that a person names.
    const importFile = (address: string): Promise<unknown> => import(address);
    this.#requireHere = Object.assign(require, { importFile });
    this.#cache = cacheFolder(process.env, process.platform);
    const folder = this.#cache && join(this.#cache, files.name);
    this.#kept =
      folder !== undefined && isPrivate(folder) ? readCode(join(folder, this.#fileName)) : new Map();
    if (folder === undefined || !files.keeps) return;
    process.once('exit', () => this.#keep());
    setTimeout(() => this.#keep(), SETTLED).unref();
  }

  /** What a file of the program exports. */
  load(name: string): object {
    const known = this.#modules.get(name);
    if (known) return known.exports;
    const module = { exports: {} };
    this.#modules.set(name, module);
    const run = this.#smallFile(name) ?? (this.#compile(name).runInThisContext() as Wrapper);
    run(module.exports, this.#requireHere, module, this.#files.folder + sep + name);
    return module.exports;
  }

  /** A file that is in another. */
  #smallFile(name: string): Wrapper | undefined {
    const { smallFiles } = this.#files;
    if (smallFiles === undefined) return undefined;
    const holder = name.endsWith('.br') ? `${smallFiles}.br` : smallFiles;
    return name === holder ? undefined : (this.load(holder) as Readonly<Record<string, Wrapper>>)[name];
  }

  #compile(name: string): Script {
    const filename = this.#files.folder + sep + name;
    const written = statSync(filename).mtimeMs;
    const kept = this.#kept.get(name);
    const source = sourceOf(filename);
    const script = new Script(`(function (exports, require, module, __filename) { ${source}\n})`, {
      filename,
      ...(kept?.written === written ? { cachedData: kept.code } : {}),
    });
    if (script.cachedDataRejected !== false) this.#isComplete = false;
    this.#scripts.set(name, { script, written });
    return script;
  }

  /** Keeps what is compiled by now, unless all of it was kept before. A run that failed has not compiled what others need. */
  #keep(): void {
    if (this.#isComplete || Number(process.exitCode ?? 0) > 1) return;
    this.#isComplete = true;
    const { name } = this.#files;
    if (!makeOwnFolder(this.#cache!, name)) return;
    const files = new Map<string, CompiledFile>();
    for (const [file, { script, written }] of this.#scripts)
      files.set(file, { written, code: script.createCachedData() });
    writeCode(join(this.#cache!, name, this.#fileName), files);
  }

  get #fileName(): string {
    const { build, task } = this.#files;
    return `${task}-${build}-${process.version}-${process.arch}`;
  }
}

/** The text of a file that the build wrote, which is ASCII only: to decode it as UTF-8 would take ten times as long. */
function sourceOf(filename: string): string {
  const bytes = readBounded(filename);
  const { buffer, byteOffset, length } = filename.endsWith('.br') ? brotliDecompressSync(bytes) : bytes;
  return Buffer.from(buffer, byteOffset, length).toString('latin1');
}
