/// <reference types="node" />
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { cacheFolder, makeOwnFolder } from './cache-folder.js';
import { writeKept } from './write-kept.js';

/**
 * Texts that a program can make at any time, as files in the user's cache, so that links lead to them. A file is written
 * after what this turn of the event loop does: a link is shown before anyone follows it.
 */
export class LinkedTexts {
  readonly #name: string;
  readonly #version: string;
  readonly #write: (name: string) => string;
  readonly #missing = new Set<string>();
  #folder: string | false | undefined;

  /**
   * @param name of the program's folder in the user's cache
   * @param version with another one, texts may say something else
   * @param write makes a text, by the name of its file
   */
  constructor(name: string, version: string, write: (name: string) => string) {
    this.#name = name;
    this.#version = version;
    this.#write = write;
  }

  /** The address of a text; undefined where nothing may be kept. */
  addressOf(name: string): string | undefined {
    this.#folder ??= folderOf(this.#name, this.#version) ?? false;
    if (this.#folder === false) return undefined;
    const path = join(this.#folder, name);
    if (!this.#missing.has(name) && !statSync(path, { throwIfNoEntry: false })) {
      if (this.#missing.size === 0) setImmediate(() => this.#writeMissing());
      this.#missing.add(name);
    }
    return pathToFileURL(path).href;
  }

  /** Without its text, a link leads nowhere and all else works. */
  #writeMissing(): void {
    for (const name of this.#missing) writeKept(join(String(this.#folder), name), () => this.#write(name));
    this.#missing.clear();
  }
}

function folderOf(name: string, version: string): string | undefined {
  const cache = cacheFolder(process.env, process.platform);
  if (cache === undefined || !makeOwnFolder(cache, name)) return undefined;
  return makeOwnFolder(join(cache, name), version) ? join(cache, name, version) : undefined;
}
