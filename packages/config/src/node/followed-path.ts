/// <reference types="node" />
import { realpathSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { decode } from '@mosquitto-conf/grammar';
import { systemPath } from './system-path.js';

/**
 * A path below a folder, made absolute as the system follows it. In `a/../b` the folder `a` must be there, and may be a link to
 * a folder elsewhere; what ends with a slash must be a folder. Windows makes paths shorter before it looks at any folder.
 */
export function followedPath(folder: string, path: string): string {
  const parts = path.split('/').filter((part) => part !== '' && part !== '.');
  const up = parts.lastIndexOf('..');
  const isPlain = parts.slice(0, up + 1).every((part) => part === '..');
  const below = join(folder, path);
  if (process.platform === 'win32') return resolve(below);
  const asFolder = /\/\.?$/.test(path) ? '/' : '';
  if (isPlain) return `${resolve(below)}${asFolder}`;
  const head = `${resolve(folder)}/${parts.slice(0, up + 1).join('/')}`;
  const tail = parts.slice(up + 1);
  try {
    const real = decode(realpathSync.native(systemPath(head), 'buffer'));
    return `${join(real, ...tail)}${asFolder}`;
  } catch {
    return `${[head, ...tail].join('/')}${asFolder}`;
  }
}
