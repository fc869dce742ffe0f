import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { BrokerPlugin } from '@mosquitto-conf/broker';
import type { Text } from '@mosquitto-conf/config';
import { TextError } from '@mosquitto-conf/config/internal';
import { mistakeTexts } from '../texts/mistakes.js';

const EXAMPLE = "export default { basicAuth: () => 'allow' };";

/** A module that cannot run in the place of a plugin. */
export class PluginError extends TextError {
  /** @param plugin the path of the plugin in the configuration */
  constructor(
    readonly plugin: string,
    text: Text,
  ) {
    super(text);
  }
}

/**
 * Loads the modules that run in the place of plugins: the default export of each.
 * @param modules by the path of the plugin, from the folder of the test file
 * @throws PluginError where one cannot be loaded
 */
export async function loadPlugins(
  modules: Readonly<Record<string, string>>,
  base: string,
): Promise<ReadonlyMap<string, BrokerPlugin>> {
  const loaded = new Map<string, BrokerPlugin>();
  for (const [plugin, path] of Object.entries(modules))
    loaded.set(plugin, await load(plugin, resolve(base, path)));
  return loaded;
}

async function load(plugin: string, path: string): Promise<BrokerPlugin> {
  const url = pathToFileURL(path);
  // A module that has changed is another one: Node keeps what it has loaded.
  url.searchParams.set('changed', String(statSync(path).mtimeMs));
  const { default: found } = await import(url.href).catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    throw new PluginError(plugin, mistakeTexts.pluginUnloaded({ reason }));
  });
  if (typeof found === 'function' || (typeof found === 'object' && found !== null))
    return found as BrokerPlugin;
  throw new PluginError(plugin, mistakeTexts.pluginEmpty({ example: EXAMPLE }));
}
