import type { Configuration } from '@mosquitto-conf/config';
import type { UnsupportedDirective } from '../unsupported.js';
import { type BridgeDestinations, routeOf } from './destination.js';

/** The bridges that are off although nothing says so: their addresses may be of other machines. */
export function unconnectedBridges(
  { bridges }: Configuration,
  destinations: BridgeDestinations = {},
): readonly UnsupportedDirective[] {
  if (typeof destinations === 'string') return [];
  return bridges.flatMap(({ name, addresses, place }) => {
    if (Object.hasOwn(destinations, name)) return [];
    const { refused } = routeOf(name, addresses, destinations);
    if (refused === undefined) return [];
    return [{ what: `The bridge \`${name}\` is not connected: ${refused}`, instead: INSTEAD, place }];
  });
}

const INSTEAD = 'No messages are exchanged with the other broker.';
