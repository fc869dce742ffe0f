import { filePluginOf } from '../catalogue/file-plugins.js';
import type { Configuration, Listener, Plugin } from '../configuration.js';
import { since } from '../release.js';

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
    (plugin) => decidesOnAccess(plugin) && !filePluginOf(plugin, release),
  );
}

/** Plugins that come with the broker and have nothing to do with who may do what. */
function decidesOnAccess({ path }: Plugin): boolean {
  return !/(^|\/)mosquitto_(persist_sqlite|sparkplug_aware)\.(so|dll|dylib)$/.test(path);
}
