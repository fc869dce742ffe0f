import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Configuration } from '@mosquitto-conf/config';
import type { BrokerPlugin } from '../plugins/broker-plugin.js';
import { checkStandIns } from '../plugins/plugin-set.js';
import { ArgumentError } from './arguments.js';

/**
 * Loads the stand-ins that `--plugin PATH=FILE` names: the default export of each file.
 * @returns the stand-ins by the path of the plugin
 * @throws ArgumentError if the configuration does not load the plugin, or the file cannot be used
 */
export async function loadPlugins(
  texts: readonly string[],
  configuration: Configuration,
): Promise<Readonly<Record<string, BrokerPlugin>>> {
  const pairs = texts.map((text) => {
    const at = text.lastIndexOf('=');
    if (at > 0 && at < text.length - 1) return [text.slice(0, at), text.slice(at + 1)] as const;
    throw new ArgumentError(`Error: --plugin ${text}: write PATH=FILE, such as /usr/lib/x.so=./x.mjs.`);
  });
  try {
    checkStandIns(
      configuration,
      pairs.map(([path]) => path),
    );
  } catch (error) {
    throw new ArgumentError(`Error: --plugin: ${(error as Error).message}.`);
  }
  const standIns: Record<string, BrokerPlugin> = {};
  for (const [path, file] of pairs) standIns[path] = await loadPlugin(file);
  return standIns;
}

async function loadPlugin(file: string): Promise<BrokerPlugin> {
  const loaded = await import(pathToFileURL(resolve(file)).href).catch((error: Error) => {
    throw new ArgumentError(`Error: --plugin: ${file} cannot be loaded: ${error.message}`);
  });
  const plugin: unknown = loaded.default;
  if (typeof plugin === 'function' || (typeof plugin === 'object' && plugin !== null))
    return plugin as BrokerPlugin;
  throw new ArgumentError(
    `Error: --plugin: ${file} has no default export with handlers. Write \`export default { basicAuth: () => 'allow' };\`.`,
  );
}
