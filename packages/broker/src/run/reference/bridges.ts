import { type Configuration, isValidFilter, isValidTopic, since } from '@mosquitto-conf/config';
import { bridgeIdentity, bridgePsk, localClientid } from '@mosquitto-conf/config/directives';
import type { Fault } from './fault.js';

type Line = (fault: Fault, configuration: Configuration) => string | undefined;

const INVALID = 'Invalid bridge configuration.';

/** A line about a bridge; before 2.1 it does not name the problem. */
const detailed =
  (line: Line): Line =>
  (fault, configuration) => {
    if (since(fault.release, '2.1')) return line(fault, configuration);
    return fault.written === 'notifications_local_only' ? INVALID.slice(0, -1) : INVALID;
  };

const missing =
  (what: string): Line =>
  ({ release }) =>
    since(release, '2.0') ? `Invalid bridge configuration: no ${what} defined.` : INVALID;

/** The line for the prefixes of a `topic` line (bridge__add_topic). */
function prefixLine({ words, release }: Fault): string | undefined {
  const pattern = words[0] === '""' ? '' : (words[0] ?? '');
  const sides = [
    ['local', words[3]],
    ['remote', words[4]],
  ].filter((side): side is [string, string] => side[1] !== undefined && side[1] !== '""');
  for (const [side, prefix] of sides)
    if (!isValidTopic(prefix, release)) return `Invalid bridge topic ${side} prefix '${prefix}'.`;
  for (const [side, prefix] of sides)
    if (!isValidFilter(prefix + pattern, release))
      return `Invalid bridge topic ${side} prefix and pattern combination '${prefix}${pattern}'.`;
  return undefined;
}

/** Mosquitto's lines for bridges, by the code of the problem. */
export const bridges: Readonly<Record<string, Line>> = {
  'needs-bridge': detailed(({ written }) => `The '${written}' option requires a bridge to be defined first.`),
  'bridge-without-address': missing('remote addresses'),
  'bridge-without-topic': missing('topics'),
  'incomplete-psk': (_, configuration) => {
    const isKeyless = configuration.bridges.some(
      ({ settings }) => settings.has(bridgeIdentity) && !settings.has(bridgePsk),
    );
    return `Invalid bridge configuration: missing ${isKeyless ? 'bridge_psk' : 'bridge_identity'}.`;
  },
  'duplicate-client-id': (_, { bridges: all }) => {
    const ids = all.map(({ settings }) => settings.get(localClientid));
    const twice = ids.find((id, index) => id !== undefined && ids.indexOf(id) !== index);
    return twice === undefined
      ? undefined
      : `Bridge local_clientid '${twice}' is not unique. Try changing or setting the local_clientid value for one of the bridges.`;
  },
  'duplicate-bridge': ({ words, release }) =>
    since(release, '2.1') ? `Duplicate bridge name '${words[0]}'.` : `Duplicate bridge name "${words[0]}".`,
  'unclosed-quote': ({ rest, words }) =>
    `Missing closing quote in topic value (${rest.slice(rest.indexOf(words[0] ?? '') + (words[0]?.length ?? 0) + 1)}).`,
  'invalid-direction': ({ text }) => `Invalid bridge topic direction '${text}'.`,
  'invalid-qos': ({ words }) => `Invalid bridge QoS level '${words[2]}'.`,
  'incomplete-mapping': () => 'Invalid bridge remapping.',
  'invalid-prefix': prefixLine,
};
