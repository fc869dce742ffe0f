import { contentOf } from '@mosquitto-conf/config/internal';
import { namedFiles } from '@mosquitto-conf/settings';
import { type Runtime, settled } from './runtime.js';
import type { SettingsReader } from './settings.js';
import { below, byDepth, folderOf } from './uris.js';

/** The usual names of main files. */
export const MAIN_NAME = 'mosquitto.conf';

/** How far above a file that was opened alone its main file may be. */
const FOLDERS_ABOVE = 2;

/**
 * The main files of folders: those of the usual name, unless they are of another program, and those that settings name;
 * without those that settings leave out.
 */
export async function findMains(
  folders: readonly string[],
  runtime: Runtime,
  settings: SettingsReader,
): Promise<readonly string[]> {
  const found = new Set<string>();
  for (const folder of folders) {
    for (const uri of await runtime.find(folder, MAIN_NAME)) {
      const content = await settled(runtime, () => runtime.read(uri));
      if (typeof content === 'string' || contentOf(content) !== 'foreign') found.add(uri);
    }
    const file = await settings.file(folder);
    for (const path of file ? namedFiles(file) : []) {
      const uri = runtime.uriOf(path, folder);
      if (await settled(runtime, () => runtime.exists(uri))) found.add(uri);
    }
  }
  const mains: string[] = [];
  for (const uri of found) if (!(await settings.ignores(uri))) mains.push(uri);
  return mains.sort(byDepth);
}

/** Main files that may read a file that was opened alone: in its folder and in those above. */
export async function mainsAround(uri: string, runtime: Runtime): Promise<readonly string[]> {
  const folders: string[] = [];
  for (let folder = folderOf(uri); folders.length <= FOLDERS_ABOVE; folder = folderOf(folder)) {
    if (folders.includes(folder)) break;
    folders.push(folder);
  }
  const candidates = folders.map((folder) => below(folder, MAIN_NAME)).filter((main) => main !== uri);
  return settled(runtime, () => candidates.filter((main) => runtime.exists(main)));
}
