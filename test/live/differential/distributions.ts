import { type Release, since } from '@mosquitto-conf/config';
import type { Script } from './script.js';
import type { Publish } from './steps/publish.js';
import type { Subscribe, Unsubscribe } from './steps/subscribe.js';

/**
 * What distributions install under the name of an old release carries security fixes of later ones (up to 2.0.20): what
 * shared subscriptions do when a client comes back, how many messages of QoS 2 a client may send, what is said to one that
 * connects repeatedly or matches no subscriber, and whether a queue limit of 0 is a limit. A script
 * without all that means the same to a release with those fixes and without.
 */
export function avoidFixes(script: Script, program: string, release: Release): Script {
  if (program !== 'mosquitto' || since(release, '2.0.20')) return script;
  const general = script.setup.general.filter((line) => !/^(max_inflight_|max_queued_messages 0)/.test(line));
  const steps = script.steps.map((step) => {
    if (step.does === 'publish') {
      const { topic, ...rest } = step as Publish;
      return { ...rest, topic: topic.startsWith('$x') ? 'a' : topic, id: 0 };
    }
    if (step.does === 'subscribe') {
      const { filters, ...rest } = step as Subscribe;
      return { ...rest, filters: filters.map((one) => ({ ...one, filter: alone(one.filter) })) };
    }
    if (step.does === 'unsubscribe') {
      const { filters, ...rest } = step as Unsubscribe;
      return { ...rest, filters: filters.map(alone) };
    }
    return step;
  });
  return { setup: { ...script.setup, general }, steps };
}

function alone(filter: string): string {
  return filter.startsWith('$share') ? 'a/b' : filter;
}
