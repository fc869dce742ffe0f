import { readAclFile, readPasswordFile, readPskFile } from '../access/index.js';
import { filePluginOf } from '../catalogue/file-plugins.js';
import type { Configuration, Listener, Plugin } from '../configuration.js';
import type { Host } from '../host.js';
import { allPlugins, ownPlugins } from '../policy/asked-plugins.js';
import { isDynamicSecurity } from '../policy/dynamic-security.js';
import { pluginFile } from '../policy/file-plugins.js';
import {
  type AccessFileKey,
  type AccessFiles,
  type AccessSource,
  accessFileKeys,
  directiveSource,
  sourcesOf,
} from '../policy/file-sources.js';
import { isLocalOnly } from '../policy/opened-listeners.js';
import type { Place, Problem, Report } from '../report.js';
import { pluginTexts as texts } from '../texts/plugins.js';
import type { AccessScope } from './access-scope.js';
import { DynamicSecurityFiles } from './dynamic-security.js';
import { Start } from './start.js';

const readers = { passwords: readPasswordFile, acl: readAclFile, psk: readPskFile } as const;

/** By listener with `per_listener_settings`, or where one has a plugin of its own; otherwise all listeners share it. */
function scopesOf(configuration: Configuration): AccessScope[] {
  const { listeners, perListenerSettings, security, release } = configuration;
  const shared = { security, listeners, sources: sourcesOf(configuration, undefined) };
  const hasOwn = (listener: Listener) =>
    ownPlugins(configuration, listener).some(
      (plugin) => filePluginOf(plugin, release) || isDynamicSecurity(plugin, release),
    );
  if (!perListenerSettings && !listeners.some(hasOwn)) return [shared];
  const own = listeners.map((listener) => ({
    security: perListenerSettings ? listener.security : security,
    listeners: [listener],
    sources: sourcesOf(configuration, listener),
  }));
  // The listeners of local-only mode are not in the configuration, and have what is for all.
  return isLocalOnly(configuration) ? [...own, { ...shared, listeners: [] }] : own;
}

/**
 * Reads the password, ACL and PSK files of a configuration once more.
 * @param report gets what is wrong with them
 */
export function readAccess(configuration: Configuration, host: Host, report: Report): readonly AccessScope[] {
  const start = new Start(configuration, host, report);
  checkAccessFiles(start);
  return start.access;
}

/**
 * The files that decide on access are read: those of plugins, then each kind for all listeners
 * (mosquitto_security_init_default).
 */
export function checkAccessFiles(start: Start): void {
  readFiles(start);
}

/** @returns what was wrong with a file first, by the line that names it */
export function readFiles(start: Start): ReadonlyMap<Place, Problem> {
  const { configuration, host, release, report } = start;
  const faults = new Map<Place, Problem>();
  for (const scope of scopesOf(configuration)) start.access.push(scope);
  // In 1.4 a plugin takes the place of the files, which are then not even looked at.
  if (!start.isSince('1.5') && configuration.security.plugins.length > 0) return faults;
  const account = start.account;
  const files = new Map<Place, AccessFiles[AccessFileKey]>();
  const read = (kind: AccessFileKey, { path, place }: Omit<AccessSource, 'directive'>): void => {
    if (files.has(place)) return;
    const known = report.problems.length;
    files.set(place, readers[kind](path, release, host.files, report, place, account));
    const fault = report.problems[known];
    if (fault) faults.set(place, fault);
  };
  for (const plugin of allPlugins(start.configuration)) readPluginFile(start, plugin, read);
  const dynamic = new DynamicSecurityFiles(start);
  for (const scope of start.access) {
    const file = dynamic.of(scope.listeners);
    if (file) scope.dynamicSecurity = file;
  }
  for (const kind of accessFileKeys) {
    for (const scope of start.access) {
      const source = directiveSource(kind, scope.security);
      // Also where another is asked first.
      if (source) read(kind, source);
      const first = scope.sources[kind];
      const file = first && files.get(first.place);
      if (file) Object.assign(scope, { [kind]: file });
    }
  }
  return faults;
}

/** Such a plugin takes its own option and no other, and the one for passwords needs it. */
function readPluginFile(
  start: Start,
  plugin: Plugin,
  read: (kind: 'passwords' | 'acl', file: { readonly path: string; readonly place: Place }) => void,
): void {
  const known = filePluginOf(plugin, start.release);
  if (!known) return;
  const { option, kind } = known;
  const stranger = plugin.options.find(({ key }) => key !== option);
  const file = pluginFile(plugin, known);
  if (stranger) {
    start.refuse(
      {
        code: 'file-plugin-option',
        message: texts.optionUnknown({ path: plugin.path, option: stranger.key }),
        why: texts.optionRefused,
        help: texts.writeKnownOption({ option }),
      },
      stranger.place,
    );
  }
  if (file) read(kind, file);
  else if (kind === 'passwords') {
    start.refuse(
      {
        code: 'file-plugin-option',
        message: texts.fileMissing({ path: plugin.path }),
        why: texts.fileRefused,
        help: texts.addFile({ option }),
      },
      plugin.place,
    );
  }
}
