import type { ListenerSet } from '../listeners/listener-set.js';
import { PluginStore } from '../persistence/plugin-store.js';
import type { StateStore } from '../persistence/state-store.js';
import type { PluginSet } from './plugin-set.js';

/**
 * Starts the plugins, gives each listener those that it uses, and restores what was kept.
 * @param store where the state is kept with `persistence true`
 * @returns where the state is kept
 * @throws Error of the plugin that does not start, or of the state that cannot be read
 */
export async function startPlugins(
  plugins: PluginSet,
  { core, states }: ListenerSet,
  store: StateStore | undefined,
): Promise<StateStore | undefined> {
  await plugins.start();
  for (const state of states) state.plugins = plugins.forListener(state.policy.listener);
  core.bridgePlugins = plugins.forBridges();
  for (const [topic, endpoint] of plugins.endpoints) core.control.set(topic, endpoint);
  const { persistence } = plugins;
  const kept = persistence && !store?.isOn ? new PluginStore(core, persistence) : store;
  kept?.restore(states);
  return kept;
}
