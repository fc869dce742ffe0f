import { decode } from '@mosquitto-conf/grammar';
import { DynamicSecurity, readDynamicSecurity } from '../access/dynamic-security/index.js';
import type { Listener } from '../configuration.js';
import {
  type DynamicSecurityFile,
  dynamicSecurityOption,
  isDynamicSecurity,
} from '../policy/dynamic-security.js';
import type { Start } from './start.js';

/** Reads the file of the plugin for dynamic security that listeners use; undefined where they use none. */
export function readDynamicSecurityOf(
  start: Start,
  listeners: readonly Listener[],
): DynamicSecurityFile | undefined {
  const { configuration, host, release } = start;
  const own = listeners.flatMap(({ security }) => security.plugins);
  const plugin = [...configuration.security.plugins, ...own].find((one) => isDynamicSecurity(one, release));
  const option = plugin && dynamicSecurityOption(plugin);
  if (!option) return undefined;
  const content = host.files.read(option.path);
  if (!(content instanceof Uint8Array)) {
    const fault = content === 'missing' ? 'missing' : 'unreadable';
    return { plugin, ...option, security: new DynamicSecurity(), fault };
  }
  const read = readDynamicSecurity(decode(content), release);
  return read instanceof DynamicSecurity
    ? { plugin, ...option, security: read }
    : { plugin, ...option, security: new DynamicSecurity(), fault: read.fault };
}
