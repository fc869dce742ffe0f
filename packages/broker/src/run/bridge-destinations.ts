import { TextRangeError } from '@mosquitto-conf/config/internal';
import type { BridgeDestination, BridgeDestinations } from '../bridge/destination.js';
import { checkDestinations } from '../bridge/destination.js';
import { argumentTexts } from '../texts/arguments.js';
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
    throw new ArgumentError(argumentTexts.allBridges({ value: all[1]! }));
  const destinations = (all ? all[1] : Object.fromEntries(pairs)) as
    | Extract<BridgeDestinations, string>
    | Record<string, BridgeDestination>;
  try {
    checkDestinations(names, destinations);
  } catch (error) {
    if (!(error instanceof TextRangeError)) throw error;
    throw new ArgumentError(argumentTexts.bridge({ fault: error.text }));
  }
  return destinations;
}
