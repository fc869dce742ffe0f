/// <reference types="node" />
import { dirname, resolve, sep } from 'node:path';
import { realPath } from './real-path.js';

/** Folders of this machine that hold a configuration and what belongs to it. */
export class Trees {
  readonly #own: readonly string[];
  #real: readonly string[] | undefined;

  /** @param folders where they are found here; the folder of everything counts only for the files right in it */
  constructor(folders: readonly string[]) {
    this.#own = folders.map((folder) => resolve(folder));
  }

  /**
   * Whether a file is in one of the folders, also after every symbolic link on the way to it was followed. Of a file that
   * is missing, the nearest folder that is there decides.
   */
  holds(path: string): boolean {
    this.#real ??= this.#own.map(realPath);
    const isIn = (file: string, folders: readonly string[]) =>
      folders.some((folder) => isInside(file, folder));
    const whole = resolve(path);
    return isIn(whole, [...this.#own, ...this.#real]) && isIn(realPath(whole), this.#real);
  }
}

function isInside(path: string, folder: string): boolean {
  if (path === folder) return true;
  return dirname(folder) === folder ? dirname(path) === folder : path.startsWith(folder + sep);
}
