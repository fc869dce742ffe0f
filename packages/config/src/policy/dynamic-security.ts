import type { DynamicSecurity, DynamicSecurityFault } from '../access/dynamic-security/index.js';
import { isBundled } from '../catalogue/file-plugins.js';
import type { Plugin } from '../configuration.js';
import { type Release, since } from '../release.js';
import type { Place } from '../report.js';

/** The plugin for dynamic security, and what it has read. */
export interface DynamicSecurityFile {
  readonly plugin: Plugin;
  readonly path: string;
  /** The option that names the file. */
  readonly place: Place;
  /** Without anything where the file cannot be used: the plugin then continues with nothing. A running broker changes it. */
  readonly security: DynamicSecurity;
  /** Why the file cannot be used. */
  readonly fault?: DynamicSecurityFault | 'missing' | 'unreadable';
}

/** Whether a plugin is the one for dynamic security. */
export function isDynamicSecurity({ path }: Plugin, release: Release): boolean {
  return since(release, '2.0') && isBundled(path, 'mosquitto_dynamic_security');
}

/** A file that an option of such a plugin names: what is said last, in any case. Without `config_file` the plugin does nothing. */
export function dynamicSecurityOption(
  { options }: Plugin,
  name: 'config_file' | 'password_init_file',
): { readonly path: string; readonly place: Place } | undefined {
  const last = options.findLast(({ key }) => key.toLowerCase() === name);
  return last && { path: last.value, place: last.place };
}
