import type { Broker } from '@mosquitto-conf/broker';
import type { Bridge } from '@mosquitto-conf/config';
import { localClientId } from '@mosquitto-conf/config/internal';
import { lineKey, type Touched } from '../run/result.js';
import type { Setup } from '../run/setup.js';
import { carriers, type Direction } from './carriers.js';
import type { FarEnds } from './far-ends.js';

/** Takes note of the `topic` lines by which messages reach far ends from here on. */
export function watchOutgoing({ all }: FarEnds, setup: Setup, touched: Touched): void {
  for (const { bridge, clientId, inside } of all)
    watch(inside, clientId, (topic) => note(bridge, 'out', topic, setup, touched));
}

/** Takes note of the `topic` lines by which messages reach the tested broker from here on. */
export function watchIncoming(tested: Broker, { all }: FarEnds, setup: Setup, touched: Touched): void {
  for (const { bridge } of all) {
    const clientId = localClientId(bridge, setup.host().hostname);
    watch(tested, clientId, (topic) => note(bridge, 'in', topic, setup, touched));
  }
}

/** Calls with the topic of each message that a client publishes. */
function watch({ events }: Broker, clientId: string, call: (topic: string) => void): void {
  events.on('publish', (message) => {
    if (message.clientId === clientId) call(message.topic);
  });
}

function note(
  bridge: Bridge,
  direction: Direction,
  topic: string,
  { analysis }: Setup,
  { lines }: Touched,
): void {
  for (const { place } of carriers(bridge, direction, topic, analysis.configuration.release))
    lines.add(lineKey(place));
}
