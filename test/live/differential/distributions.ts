import { type Release, since } from '@mosquitto-conf/config';
import type { Script } from './script.js';
import type { Publish } from './steps/publish.js';
import type { Subscribe, Unsubscribe } from './steps/subscribe.js';

/**
 * What distributions install under the name of an old release contains security fixes of later ones (up to 2.0.20). They
 * concern shared subscriptions of a client that returns, how many messages of QoS 2 a client may send at once, the answer to a
 * message that is sent again or that has no subscriber, and a queue limit of 0. A script without these has the same results
 * with those fixes and without.
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
