import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { CONTAINER_NAMES, SETTINGS_NAMES } from '@mosquitto-conf/settings';

const NAMES = [...SETTINGS_NAMES, ...CONTAINER_NAMES];

/** Whether a folder, or one above it, has a settings file or one that describes containers. Reading these takes much longer. */
export function hasNearby(folder: string): boolean {
  const here = resolve(folder);
  if (NAMES.some((name) => existsSync(join(here, name)))) return true;
  const above = dirname(here);
  return above !== here && hasNearby(above);
}
