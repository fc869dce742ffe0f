/// <reference types="node" />
import { statSync } from 'node:fs';
import { readWhole, systemPath } from '@mosquitto-conf/config/node';

interface Kept {
  readonly stamp: string;
  readonly content: Uint8Array;
}

/** What was read stays as long as the file is the same: a keystroke does not read certificates again. */
export class FileCache {
  readonly #kept = new Map<string, Kept>();

  /**
   * A file's content; the same object as long as the file has not changed.
   * @throws what Node throws
   */
  read(path: string): Uint8Array {
    const { mtimeMs, ctimeMs, size, ino } = statSync(systemPath(path));
    const stamp = `${mtimeMs} ${ctimeMs} ${size} ${ino}`;
    const kept = this.#kept.get(path);
    if (kept?.stamp === stamp) return kept.content;
    const content = readWhole(path);
    this.#kept.set(path, { stamp, content });
    return content;
  }
}
