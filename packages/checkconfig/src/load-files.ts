import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { LoadedProgram } from '@mosquitto-conf/config/program';
import type { CommandName } from './command-names.js';

/** Differs wherever one of the files does that the build puts beside this one. */
declare const __BUILD__: string;

/**
 * The files that the build puts beside this one.
 * @param task the command, or `file` for `--file`: what it needs is mostly the same functions
 */
export function loadFiles(task: CommandName | 'file', keeps: boolean): LoadedProgram {
  const folder = dirname(fileURLToPath(import.meta.url));
  return new LoadedProgram({
    folder,
    smallFiles: 'small-files.js',
    name: 'checkconfig',
    build: __BUILD__,
    task,
    keeps,
  });
}
