import { isValidFilter } from '@mosquitto-conf/config';
import { pluginClient } from '../../plugins/plugin-client.js';
import type { Subscription } from '../../session/session.js';
import type { Connection } from '../connection.js';
import { readFilter } from './filter.js';

/**
 * The subscription as plugins want it (plugin__handle_subscribe).
 * @param key its filter with the group of a shared subscription
 * @returns undefined where the client is to be disconnected
 */
export function subscribedThroughPlugins(
  { core, endpoint: { plugins } }: Connection,
  subscription: Subscription,
  key: string,
): Subscription | undefined {
  if (!plugins) return subscription;
  const { qos, noLocal, retainAsPublished, retainHandling, session } = subscription;
  const wanted = plugins.subscribe(pluginClient(session), {
    filter: key,
    qos,
    noLocal,
    retainAsPublished,
    retainHandling,
  });
  if (wanted === 'disconnect') return undefined;
  const { filter, ...options } = wanted;
  if (filter === key) return { ...subscription, ...options };
  const kept = isValidFilter(filter, core.release) ? readFilter(filter, '', core.release) : undefined;
  return kept && { ...subscription, ...options, ...kept };
}
