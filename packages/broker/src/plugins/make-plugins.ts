import type { Configuration } from '@mosquitto-conf/config';
import type { BrokerOptions } from '../broker-options.js';
import type { Core } from '../core.js';
import { Message } from '../message.js';
import { insert, publish } from '../routing/deliver.js';
import { kick } from '../testing/kick.js';
import { type WorkingFolder, writtenFile } from '../working-folder.js';
import type { PluginPublishOptions } from './broker-plugin.js';
import { PluginSet } from './plugin-set.js';

/**
 * The plugins of a broker, which are not started yet.
 * @param copies where copies are of what they write; undefined where they write in place
 * @throws RangeError if no line of the configuration loads one of the stand-ins
 */
export function makePlugins(
  configuration: Configuration,
  { plugins = {}, missingPlugins = 'deny', persistence, locate = (path) => path }: BrokerOptions,
  core: Core,
  copies: WorkingFolder | undefined,
): PluginSet {
  return new PluginSet(configuration, plugins, missingPlugins, {
    log: core.log,
    locate,
    // The reference queues what it publishes itself.
    publish: (...message) => queueMicrotask(() => publishForPlugin(core, ...message)),
    kick: (clientId) => kick(core, clientId),
    written: (path) => (persistence ? writtenFile(locate(path), copies) : undefined),
    now: () => core.clock.now(),
  });
}

/** Publishes what a plugin asks for (mosquitto_broker_publish). */
function publishForPlugin(
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
