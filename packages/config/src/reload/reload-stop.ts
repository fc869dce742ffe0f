import type { Configuration } from '../configuration.js';
import { since } from '../release.js';
import { type LinePlace, precedes } from './line-order.js';
import { reloadRefusal } from './reload-refusal.js';
import { runningListener } from './running-listener.js';

/**
 * The line at which a reload stops reading: the first of what cannot be read, what a reload refuses, and a listener that the
 * running broker does not have. From there on nothing is applied, nor is anything of the broker as a whole (config__read).
 * @param fault the line of the first problem in the configuration
 */
export function reloadStop(
  running: Configuration,
  read: Configuration,
  fault?: LinePlace,
): LinePlace | undefined {
  const refusal = reloadRefusal(read, running);
  // 1.4 skips the lines of listeners.
  const added = since(read.release, '1.5')
    ? read.listeners.find((listener) => listener.place && !runningListener(running, listener))
    : undefined;
  const stops = [fault, refusal?.setting.place, added?.origin === 'listener' ? added.place : undefined];
  return stops
    .filter((place) => place !== undefined)
    .reduce<LinePlace | undefined>(
      (first, place) => (first && precedes(first, place, read) ? first : place),
      undefined,
    );
}
