import type { Configuration } from '@mosquitto-conf/config';
import { runTexts } from '../texts/run.js';
import type { UnsupportedText } from '../unsupported.js';
import { type BridgeDestinations, routeOf } from './destination.js';

/** The bridges that are off although nothing says so: their addresses may be of other machines. */
export function unconnectedBridges(
  { bridges }: Configuration,
  destinations: BridgeDestinations = {},
): readonly UnsupportedText[] {
  if (typeof destinations === 'string') return [];
  return bridges.flatMap(({ name, addresses, place }) => {
    if (Object.hasOwn(destinations, name)) return [];
    const { refused } = routeOf(name, addresses, destinations);
    if (refused === undefined) return [];
    const what = runTexts.bridgeUnconnected({ name, reason: refused });
    return [{ what, instead: runTexts.bridgeInstead, place }];
  });
}
