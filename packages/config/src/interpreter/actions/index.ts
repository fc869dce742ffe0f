import { address, connection, topic } from '../../catalogue/bridge.js';
import type { Directive } from '../../catalogue/directive.js';
import { includeDir, perListenerSettings } from '../../catalogue/general.js';
import { bindAddress, listener, port } from '../../catalogue/listener.js';
import { logDest } from '../../catalogue/logging.js';
import { globalPlugin, plugin, pluginLoad, pluginOpt, pluginUse } from '../../catalogue/plugin.js';
import { type Action, action } from './action.js';
import { addAddresses } from './address.js';
import { beginBridge } from './connection.js';
import { setBindAddress, setPort } from './default-listener.js';
import { includeFolder } from './include.js';
import { beginListener } from './listener.js';
import { addLogDestination } from './log-dest.js';
import { setPerListenerSettings } from './per-listener-settings.js';
import { addPluginOption, loadPlugin, useGlobalPlugin, useLoadedPlugin, usePlugin } from './plugins.js';
import { addTopic } from './topic.js';

const actions: readonly Action[] = [
  action(address, addAddresses),
  action(bindAddress, setBindAddress),
  action(connection, beginBridge),
  action(globalPlugin, useGlobalPlugin),
  action(includeDir, includeFolder),
  action(listener, beginListener),
  action(logDest, addLogDestination),
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
