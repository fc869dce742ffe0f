import { statSync } from 'node:fs';
import { latest, readConfiguration } from '@mosquitto-conf/config';
import { ownFiles } from '@mosquitto-conf/config/internal';
import { decode } from '@mosquitto-conf/grammar';
import { hostOf, type ReadingOptions } from './host-options.js';
import type { Input } from './read-input.js';

/**
 * What shows that a configuration is that of this machine: a file that it names and that only its broker has. Where
 * an option or setting says otherwise, or where its files are, nothing does.
 */
export function signOfThisMachine(input: Input, reading: ReadingOptions): string | undefined {
  const { checkFiles, root, map = [], container } = reading;
  if (checkFiles !== undefined || root !== undefined || map.length > 0 || container) return undefined;
  const text = decode(input.content);
  const found = [...ownFiles(text)].find(isFile);
  if (found !== undefined || !text.includes('include_dir')) return found;
  const { files } = readConfiguration(input.name, latest, hostOf(reading, input));
  return files.flatMap(({ document }) => [...ownFiles(document.text)]).find(isFile);
}

function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
