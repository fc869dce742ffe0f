import type { BridgeDestination, BridgeDestinations } from '../bridge/destination.js';
import { checkDestinations } from '../bridge/destination.js';
import { ArgumentError } from './arguments.js';

/**
 * Where the bridges may connect to, as `--bridge` says it: `connect`, `off`, or `NAME=…` for each.
 * @param names of the configuration's bridges
 * @throws ArgumentError if a bridge or a destination does not exist
 */
export function readDestinations(
  texts: readonly string[],
  names: readonly string[],
): BridgeDestinations | undefined {
  if (texts.length === 0) return undefined;
  const pairs = texts.map((text) => {
    const at = text.indexOf('=');
    return at < 0 ? [undefined, text] : [text.slice(0, at), text.slice(at + 1)];
  });
  const [all, ...others] = pairs.filter(([name]) => name === undefined);
  if (all && (others.length > 0 || pairs.length > 1))
    throw new ArgumentError(
      `Error: --bridge ${all[1]} is about all bridges: it cannot be combined with another --bridge.`,
    );
  const destinations = (all ? all[1] : Object.fromEntries(pairs)) as
    | Extract<BridgeDestinations, string>
    | Record<string, BridgeDestination>;
  try {
    checkDestinations(names, destinations);
  } catch (error) {
    throw new ArgumentError(`Error: --bridge: ${(error as Error).message}.`);
  }
  return destinations;
}
