import { filePluginOf, isBundled } from '../catalogue/file-plugins.js';
import type { Configuration, Listener, Plugin } from '../configuration.js';
import { type Release, since } from '../release.js';
import { pluginFile } from './file-plugins.js';

/**
 * The plugins that have a say at a listener, each once, in the order in which they are asked. Those of 2.1 that decide by a
 * file are not among them: their files are.
 */
export function askedPlugins(
  { release, perListenerSettings, security }: Configuration,
  listener: Listener,
): readonly Plugin[] {
  const hasBoth = since(release, '2.1');
  const shared = hasBoth || !perListenerSettings ? security.plugins : [];
  const own = hasBoth || perListenerSettings ? listener.security.plugins : [];
  return [...new Set([...shared, ...own])].filter(
    (plugin) => decidesOnAccess(plugin) && !decidesByFile(plugin, release),
  );
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
