/// <reference types="node" />
import { readlinkSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { decode } from '@mosquitto-conf/grammar';
import { systemPath } from './system-path.js';

/** How many links Linux follows for one path. */
const MOST_LINKS = 40;

/**
 * Where a symbolic link leads, through all that follow it.
 * @param path absolute
 * @returns an absolute path, of a file that may be missing; undefined where the links go round in a circle
 */
export function linkTarget(path: string): string | undefined {
  let target = path;
  for (let count = 0; count < MOST_LINKS; count++) {
    try {
      target = resolve(dirname(target), decode(readlinkSync(systemPath(target), 'buffer')));
    } catch {
      return target;
    }
  }
  return undefined;
}
