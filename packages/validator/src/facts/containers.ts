import type { Configuration } from '@mosquitto-conf/config';
import { logDest } from '@mosquitto-conf/config/directives';
import { everySetting } from './listeners.js';

/** Whether paths are those of the official image: `/mosquitto/config`, `/mosquitto/data`, `/mosquitto/log`. */
export function isForContainer(configuration: Configuration): boolean {
  const isThere = (path: unknown) => typeof path === 'string' && path.startsWith('/mosquitto/');
  if (configuration.files.some(({ path }) => isThere(path))) return true;
  if (configuration.settings.all(logDest).some(({ value }) => isThere(value.path))) return true;
  return [...everySetting(configuration)].some(({ value }) => isThere(value));
}
