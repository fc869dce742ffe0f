import type { State, Statement } from '../state.js';
import { address } from './address.js';
import { connection } from './connection.js';
import { bindAddress, port } from './default-listener.js';
import { includeDir } from './include.js';
import { listener } from './listener.js';
import { logDest } from './log-dest.js';
import { perListenerSettings } from './per-listener-settings.js';
import { globalPlugin, plugin, pluginLoad, pluginOption, pluginUse } from './plugins.js';
import { topic } from './topic.js';

/** What a directive does beyond setting a value: it begins something, includes something, or adds a part. */
export type Action = (state: State, statement: Statement) => void;

export const actions: Readonly<Record<string, Action>> = {
  address,
  bind_address: bindAddress,
  connection,
  global_plugin: globalPlugin,
  include_dir: includeDir,
  listener,
  log_dest: logDest,
  per_listener_settings: perListenerSettings,
  plugin,
  plugin_load: pluginLoad,
  plugin_opt_: pluginOption,
  plugin_use: pluginUse,
  port,
  topic,
};
