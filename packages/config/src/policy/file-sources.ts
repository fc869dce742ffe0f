import type { AclFile, PasswordFile, PskFile } from '../access/index.js';
import { aclFile, passwordFile, pskFile } from '../catalogue/access.js';
import { filePluginOf } from '../catalogue/file-plugins.js';
import type { Configuration, Listener, Plugin, Security } from '../configuration.js';
import { since } from '../release.js';
import type { Place } from '../report.js';
import { pluginFile } from './file-plugins.js';

/** The files that decide on access, by kind. */
export interface AccessFiles {
  passwords?: PasswordFile;
  acl?: AclFile;
  psk?: PskFile;
}

/** A kind of file that decides on access. */
export type AccessFileKey = keyof AccessFiles;

/** In the order in which the broker reads them (mosquitto_security_init_default). */
export const accessFileKeys = ['passwords', 'acl', 'psk'] as const satisfies readonly AccessFileKey[];

/** The directive that names a file of each kind. */
export const accessDirectives = { passwords: passwordFile, acl: aclFile, psk: pskFile } as const;

/** The line that names a file: a directive, or from 2.1 an option of a plugin that does the same. */
export interface AccessSource {
  /** `password_file`, `acl_file` or `psk_file`; the option of a plugin has the same name. */
  readonly directive: string;
  readonly path: string;
  readonly place: Place;
  /** The plugin whose option it is; absent for a directive. */
  readonly plugin?: Plugin;
}

/** The line that names each file that decides at a listener. */
export type AccessSources = Readonly<Partial<Record<AccessFileKey, AccessSource | undefined>>>;

/**
 * What names each file that decides at a listener. Where several do, the first that is asked: what is for all listeners
 * before what is for one, plugins before directives.
 * @param listener undefined for what is for all listeners
 */
export function sourcesOf(
  { security, perListenerSettings, release }: Configuration,
  listener: Listener | undefined,
): AccessSources {
  // In 1.4 a plugin takes the place of the files, which are then not even looked at.
  if (!since(release, '1.5') && security.plugins.length > 0) return {};
  const sources: { -readonly [Key in AccessFileKey]?: AccessSource | undefined } = {};
  const addPlugins = (plugins: readonly Plugin[]) => {
    for (const plugin of plugins) {
      const known = filePluginOf(plugin, release);
      const file = known && pluginFile(plugin, known);
      if (file) sources[known.kind] ??= { directive: known.option, ...file, plugin };
    }
  };
  const addDirectives = (owner: Security) => {
    for (const key of accessFileKeys) sources[key] ??= directiveSource(key, owner);
  };
  addPlugins(security.plugins);
  if (!perListenerSettings) addDirectives(security);
  if (!listener) return sources;
  addPlugins(listener.security.plugins);
  if (perListenerSettings) addDirectives(listener.security);
  return sources;
}

/** The file of a kind that a directive names. */
export function directiveSource(key: AccessFileKey, { settings }: Security): AccessSource | undefined {
  const setting = settings.setting(accessDirectives[key]);
  return setting && { directive: setting.directive.name, path: setting.value, place: setting.place };
}
