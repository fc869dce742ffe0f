import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Configuration } from '@mosquitto-conf/config';
import { TextRangeError } from '@mosquitto-conf/config/internal';
import type { BrokerPlugin } from '../plugins/broker-plugin.js';
import { checkStandIns } from '../plugins/plugin-set.js';
import { argumentTexts } from '../texts/arguments.js';
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
    throw new ArgumentError(argumentTexts.pluginPair({ value: text }));
  });
  try {
    checkStandIns(
      configuration,
      pairs.map(([path]) => path),
    );
  } catch (error) {
    if (!(error instanceof TextRangeError)) throw error;
    throw new ArgumentError(argumentTexts.plugin({ fault: error.text }));
  }
  const standIns: Record<string, BrokerPlugin> = {};
  for (const [path, file] of pairs) standIns[path] = await loadPlugin(file);
  return standIns;
}

const EXAMPLE = "export default { basicAuth: () => 'allow' };";

async function loadPlugin(file: string): Promise<BrokerPlugin> {
  const loaded = await import(pathToFileURL(resolve(file)).href).catch((error: Error) => {
    throw new ArgumentError(argumentTexts.pluginUnloadable({ file, reason: error.message }));
  });
  const plugin: unknown = loaded.default;
  if (typeof plugin === 'function' || (typeof plugin === 'object' && plugin !== null))
    return plugin as BrokerPlugin;
  throw new ArgumentError(argumentTexts.pluginEmpty({ file, example: EXAMPLE }));
}
