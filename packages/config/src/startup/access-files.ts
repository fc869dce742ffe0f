import {
  type Account,
  type AclFile,
  type PasswordFile,
  type PskFile,
  readAclFile,
  readPasswordFile,
  readPskFile,
} from '../access/index.js';
import { aclFile, passwordFile, pskFile } from '../catalogue/access.js';
import type { Configuration, Listener, Plugin, Security } from '../configuration.js';
import type { Host } from '../host.js';
import type { Place, Problem, Report } from '../report.js';
import { filePluginOf, pluginFile } from './file-plugins.js';
import { allPlugins } from './plugins.js';
import { Start } from './start.js';

/** The files that decide on access, by kind. */
export interface AccessFiles {
  passwords?: PasswordFile;
  acl?: AclFile;
  psk?: PskFile;
}

/** The line that names a file: a directive, or from 2.1 an option of a plugin that does the same. */
export interface AccessSource {
  readonly directive: string;
  readonly path: string;
  readonly place: Place;
}

/**
 * Who decides on access to these listeners, with the files as the release took them in. Absent are those that no line
 * names, or that cannot be read.
 */
export interface AccessScope extends AccessFiles {
  readonly security: Security;
  /** All listeners, where all share the same files; else a single one. */
  readonly listeners: readonly Listener[];
  /** What names each file. Where several do, the first that is asked decides. */
  readonly sources: Readonly<Partial<Record<keyof AccessFiles, AccessSource>>>;
}

export const kinds = ['passwords', 'acl', 'psk'] as const;
const directives = { passwords: passwordFile, acl: aclFile, psk: pskFile } as const;
const readers = { passwords: readPasswordFile, acl: readAclFile, psk: readPskFile } as const;

/** By listener with `per_listener_settings`, or where one has a plugin of its own; otherwise all listeners share it. */
function scopesOf(configuration: Configuration): AccessScope[] {
  const { listeners, perListenerSettings, security, release } = configuration;
  const hasOwn = (listener: Listener) =>
    listener.security.plugins.some((plugin) => filePluginOf(plugin, release));
  if (!perListenerSettings && !listeners.some(hasOwn))
    return [{ security, listeners, sources: sourcesOf(configuration, undefined) }];
  return listeners.map((listener) => ({
    security: perListenerSettings ? listener.security : security,
    listeners: [listener],
    sources: sourcesOf(configuration, listener),
  }));
}

/** In the order in which they are asked: what is for all listeners before what is for one, plugins before directives. */
function sourcesOf(
  { security, perListenerSettings, release }: Configuration,
  listener: Listener | undefined,
): AccessScope['sources'] {
  const sources: { -readonly [Kind in keyof AccessFiles]?: AccessSource } = {};
  const addPlugins = (plugins: readonly Plugin[]) => {
    for (const plugin of plugins) {
      const known = filePluginOf(plugin, release);
      const file = known && pluginFile(plugin, known);
      if (file) sources[known.kind] ??= { directive: known.option, ...file };
    }
  };
  const addDirectives = (owner: Security) => {
    for (const kind of kinds) {
      const source = directiveSource(kind, owner);
      if (source) sources[kind] ??= source;
    }
  };
  addPlugins(security.plugins);
  if (!perListenerSettings) addDirectives(security);
  if (!listener) return sources;
  addPlugins(listener.security.plugins);
  if (perListenerSettings) addDirectives(listener.security);
  return sources;
}

/** Who decides at a listener. Those that local-only mode opens stand in no configuration, and have what is for all. */
export function accessScopeOf(
  { perListenerSettings }: Configuration,
  access: readonly AccessScope[],
  listener: Listener,
): AccessScope | undefined {
  const own = access.find(({ listeners }) => listeners.includes(listener));
  return own ?? (listener.origin === 'local-only' && !perListenerSettings ? access[0] : undefined);
}

function directiveSource(kind: keyof AccessFiles, { settings }: Security): AccessSource | undefined {
  const setting = settings.setting(directives[kind]);
  return setting && { directive: setting.directive.name, path: setting.value, place: setting.place };
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
  const account = accountOf(start);
  const files = new Map<Place, AccessFiles[keyof AccessFiles]>();
  const read = (kind: keyof AccessFiles, { path, place }: Omit<AccessSource, 'directive'>): void => {
    if (files.has(place)) return;
    const known = report.problems.length;
    files.set(place, readers[kind](path, release, host.files, report, place, account));
    const fault = report.problems[known];
    if (fault) faults.set(place, fault);
  };
  for (const plugin of allPlugins(start)) readPluginFile(start, plugin, read);
  for (const kind of kinds) {
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
        message: `The plugin \`${plugin.path}\` has no option \`${stranger.key}\`.`,
        why: 'It refuses what it does not know, and the broker does not start without it.',
        help: `Its one option is \`plugin_opt_${option}\`.`,
      },
      stranger.place,
    );
  }
  if (file) read(kind, file);
  else if (kind === 'passwords') {
    start.refuse(
      {
        code: 'file-plugin-option',
        message: `The plugin \`${plugin.path}\` is told of no file.`,
        why: 'It reads its file as it is loaded, and the broker does not start without it.',
        help: `Add \`plugin_opt_${option} FILE\` below the line that loads it.`,
      },
      plugin.place,
    );
  }
}

/** Before 2.0 root reads them; since, the user the broker has turned into. */
function accountOf(start: Start): Account | undefined {
  if (!start.isSince('2.0')) return start.host.root ? { uid: 0, gid: 0 } : undefined;
  return start.user === undefined ? undefined : start.host.account?.(start.user);
}
