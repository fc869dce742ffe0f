import { chmodSync, renameSync, statSync, writeFileSync } from 'node:fs';
import type { ListenerSet } from '../../listeners/listener-set.js';

/** Where the plugin's file is written, and what is beside it. */
export interface WrittenFile {
  /**
   * Writes the file as a whole.
   * @param suffix of a file beside it
   * @throws Error if it cannot be written
   */
  write(text: string, suffix?: string): void;
}

/** The plugin's file is written where the database would be: nowhere, a copy, or in place. */
export function writtenFile({ options, folder }: ListenerSet, path: string): WrittenFile | undefined {
  const { persistence, locate = (one: string) => one } = options;
  if (!persistence) return undefined;
  return {
    write(text, suffix = '') {
      const target = persistence === 'in-place' ? locate(path) : folder.file('dynamic-security.json');
      writeAtOnce(target + suffix, text);
    },
  };
}

/** Others may read no more of it than before, and it is never there in part. */
function writeAtOnce(target: string, text: string): void {
  const mode = statSync(target, { throwIfNoEntry: false })?.mode ?? 0o600;
  writeFileSync(`${target}.new`, text, { mode: 0o600 });
  chmodSync(`${target}.new`, mode & 0o777);
  renameSync(`${target}.new`, target);
}
