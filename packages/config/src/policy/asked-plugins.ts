import { filePluginOf, isBundled } from '../catalogue/file-plugins.js';
import type { Configuration, Listener, Plugin } from '../configuration.js';
import { type Release, since } from '../release.js';
import { pluginFile } from './file-plugins.js';
import type { AccessSource } from './file-sources.js';

/**
 * The plugins that have a say at a listener, each once, in the order in which they are asked. Those of 2.1 that decide by a
 * file are not among them: their files are.
 */
export function askedPlugins(configuration: Configuration, listener: Listener): readonly Plugin[] {
  return listenerPlugins(configuration, listener).filter((plugin) => hasSay(plugin, configuration.release));
}

/**
 * Those of them that are asked before a file. Since 2.0 a file is asked where it is named: that of a plugin in its turn, that
 * of a directive after the plugins of the same scope (plugin__acl_check, mosquitto_security_init_default). Before 2.0 files
 * come first.
 */
export function pluginsBefore(
  configuration: Configuration,
  listener: Listener,
  { plugin }: AccessSource,
): readonly Plugin[] {
  const { release, perListenerSettings, security } = configuration;
  if (!since(release, '2.0')) return [];
  const all = listenerPlugins(configuration, listener);
  const before = plugin
    ? all.slice(0, all.indexOf(plugin))
    : all.filter((one) => perListenerSettings || security.plugins.includes(one));
  return before.filter((one) => hasSay(one, release));
}

/** Every plugin that a listener uses, in the order in which they are asked: those for all listeners, then its own. */
export function listenerPlugins(configuration: Configuration, listener: Listener): readonly Plugin[] {
  return [...new Set([...sharedPlugins(configuration), ...ownPlugins(configuration, listener)])];
}

/** The plugins of one listener: before 2.1 it has them only while each listener has its own settings. */
export function ownPlugins(
  { release, perListenerSettings }: Pick<Configuration, 'release' | 'perListenerSettings'>,
  { security }: Listener,
): readonly Plugin[] {
  return since(release, '2.1') || perListenerSettings ? security.plugins : [];
}

/** The plugins that every listener uses, and bridges. */
export function sharedPlugins({ release, perListenerSettings, security }: Configuration): readonly Plugin[] {
  return since(release, '2.1') || !perListenerSettings ? security.plugins : [];
}

/** Every plugin of a configuration, in the order in which they are named. */
export function allPlugins({ plugins, security, listeners }: Configuration): readonly Plugin[] {
  const own = listeners.flatMap((listener) => listener.security.plugins);
  return [...new Set([...plugins, ...security.plugins, ...own])];
}

function hasSay(plugin: Plugin, release: Release): boolean {
  return decidesOnAccess(plugin) && !decidesByFile(plugin, release);
}

/** The broker does not start with the one for passwords where it is told no file: nothing else decides in its place. */
function decidesByFile(plugin: Plugin, release: Release): boolean {
  const known = filePluginOf(plugin, release);
  return known !== undefined && (known.kind === 'acl' || pluginFile(plugin, known) !== undefined);
}

/** Plugins that come with the broker and have nothing to do with who may do what. */
function decidesOnAccess({ path }: Plugin): boolean {
  return !isBundled(path, 'mosquitto_persist_sqlite', 'mosquitto_sparkplug_aware');
}
