import { address, connection, topic } from '../../catalogue/bridge.js';
import type { Directive } from '../../catalogue/directive.js';
import { includeDir, perListenerSettings } from '../../catalogue/general.js';
import { memoryLimit } from '../../catalogue/limits.js';
import { bindAddress, listener, port } from '../../catalogue/listener.js';
import { logDest } from '../../catalogue/logging.js';
import { globalPlugin, plugin, pluginLoad, pluginOpt, pluginUse } from '../../catalogue/plugin.js';
import { type Action, action } from './action.js';
import { addAddresses } from './add-addresses.js';
import { addLogDestination } from './add-log-destination.js';
import { addTopic } from './add-topic.js';
import { beginBridge } from './begin-bridge.js';
import { beginListener } from './begin-listener.js';
import { setBindAddress, setPort } from './default-address.js';
import { includeFolder } from './include-folder.js';
import { addPluginOption, loadPlugin, useGlobalPlugin, useLoadedPlugin, usePlugin } from './plugins.js';
import { setMemoryLimit } from './set-memory-limit.js';
import { setPerListenerSettings } from './set-per-listener-settings.js';

const actions: readonly Action[] = [
  action(address, addAddresses),
  action(bindAddress, setBindAddress),
  action(connection, beginBridge),
  action(globalPlugin, useGlobalPlugin),
  action(includeDir, includeFolder),
  action(listener, beginListener),
  action(logDest, addLogDestination),
  action(memoryLimit, setMemoryLimit),
  action(perListenerSettings, setPerListenerSettings),
  action(plugin, usePlugin),
  action(pluginLoad, loadPlugin),
  action(pluginOpt, addPluginOption),
  action(pluginUse, useLoadedPlugin),
  action(port, setPort),
  action(topic, addTopic),
];

const byDirective = new Map<Directive, Action>(actions.map((action) => [action.directive, action]));

/** What a directive does beyond setting a value; undefined for most. */
export function actionOf(directive: Directive): Action | undefined {
  return byDirective.get(directive);
}
