import { readdirSync, statSync } from 'node:fs';
import { basename, dirname, isAbsolute, join } from 'node:path';
import { needTexts } from '../texts/engines.js';
import { NeedsEngine } from './engine.js';

/** Where packages install the broker's own plugins. */
const USUAL = ['/usr/lib', '/usr/lib64', '/usr/local/lib', '/opt/homebrew/lib'];

/**
 * Finds the library of a plugin on this machine: one beside the broker, as it is of the same release, the one that is
 * configured, or one of the same name where packages install them.
 * @param program the broker
 * @throws NeedsEngine where there is none: the embedded broker runs the broker's own plugins without a library
 */
export function findPlugin(path: string, program: string): string {
  const name = basename(path);
  const own = isAbsolute(program) ? [join(dirname(program), name)] : [];
  const found = [
    ...own,
    path,
    ...USUAL.flatMap((folder) => [folder, ...below(folder)]).map((folder) => join(folder, name)),
  ];
  const first = found.find((one) => isAbsolute(one) && statSync(one, { throwIfNoEntry: false })?.isFile());
  if (first === undefined) throw new NeedsEngine(needTexts.plugin({ plugin: name }));
  return first;
}

/** Folders such as `/usr/lib/x86_64-linux-gnu`. */
function below(folder: string): string[] {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    return entries
      .filter((one) => one.isDirectory() && /-linux-/.test(one.name))
      .map(({ name }) => join(folder, name));
  } catch {
    return [];
  }
}
