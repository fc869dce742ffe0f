/// <reference types="node" />
import { realpathSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { decode } from '@mosquitto-conf/grammar';
import { systemPath } from './system-path.js';

/** An absolute path without symbolic links. Of what is not there, the nearest folder that is decides. */
export function realPath(path: string): string {
  const whole = resolve(path);
  try {
    return decode(realpathSync.native(systemPath(whole), 'buffer'));
  } catch {
    const folder = dirname(whole);
    return folder === whole
      ? whole
      : resolve(realPath(folder), whole.slice(folder.length).replace(/^[/\\]/, ''));
  }
}
