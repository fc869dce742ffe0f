import type { Core } from '../core.js';
import type { ListenerSet } from '../listeners/listener-set.js';
import { Message } from '../message.js';
import { insert, publish } from '../routing/deliver.js';
import type { PluginPublishOptions } from './broker-plugin.js';
import type { PluginSet } from './plugin-set.js';

/** Starts the plugins, and gives each listener those that it uses. @throws Error of the plugin that does not start */
export async function startPlugins(plugins: PluginSet, { core, states }: ListenerSet): Promise<void> {
  await plugins.start();
  for (const state of states) state.plugins = plugins.forListener(state.policy.listener);
  core.bridgePlugins = plugins.forBridges();
  for (const [topic, endpoint] of plugins.endpoints) core.control.set(topic, endpoint);
}

/** Publishes what a plugin asks for (mosquitto_broker_publish). */
export function publishForPlugin(
  core: Core,
  topic: string,
  payload: string | Buffer,
  { qos = 0, retain = false, to, properties = NOTHING }: PluginPublishOptions = {},
): void {
  const bytes = Buffer.from(payload as string);
  const message = new Message(topic, bytes, qos, retain, properties, 0, undefined);
  if (to === undefined) {
    publish(core, message, undefined);
    return;
  }
  const session = core.sessions.get(to);
  if (session) insert(core, session, message, qos, retain, 0);
}

const NOTHING = Buffer.alloc(0);
