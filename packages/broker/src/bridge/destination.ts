import type { Text } from '@mosquitto-conf/config';
import { TextRangeError } from '@mosquitto-conf/config/internal';
import { runTexts } from '../texts/run.js';
import { startTexts } from '../texts/start.js';
import type { RemoteAddress } from './address-list.js';

/**
 * Where a bridge may connect to. `connect`: to its addresses, wherever they are. `off`: nowhere. `mqtt://HOST:PORT`: there, in
 * place of its addresses and without TLS; with `mqtts://` with the TLS settings of the bridge. What `url` of another broker says
 * is one; a broker does not start with any other text.
 */
export type BridgeDestination = 'off' | 'connect' | (string & Record<never, never>);

/**
 * Where the bridges of a configuration may connect to: all of them, or each by its name. Those that are not named connect only to
 * loopback addresses, so that a test never reaches another machine.
 */
export type BridgeDestinations = 'off' | 'connect' | Readonly<Record<string, BridgeDestination>>;

/** Where one bridge connects to. */
export interface Route {
  readonly addresses: readonly RemoteAddress[];
  /** Whether the bridge does without TLS, whatever its settings say. */
  readonly isPlain: boolean;
  /** Why it connects nowhere: one sentence; undefined if it connects. */
  readonly refused: Text | undefined;
}

/** Decides where a bridge connects to. */
export function routeOf(
  name: string,
  addresses: readonly RemoteAddress[],
  destinations: BridgeDestinations = {},
): Route {
  const destination =
    typeof destinations === 'string'
      ? destinations
      : Object.hasOwn(destinations, name)
        ? destinations[name]
        : undefined;
  if (destination === 'off') return { addresses, isPlain: false, refused: runTexts.bridgeOff };
  if (destination === 'connect') return { addresses, isPlain: false, refused: undefined };
  if (destination !== undefined) {
    const { address, isPlain } = readUrl(destination);
    return { addresses: [address], isPlain, refused: undefined };
  }
  const other = addresses.find(({ host }) => !isLoopback(host));
  if (!other) return { addresses, isPlain: false, refused: undefined };
  return { addresses, isPlain: false, refused: runTexts.otherMachine(other) };
}

/**
 * Checks destinations before a broker starts.
 * @param names of the bridges
 * @throws RangeError for a name that no bridge has, and for a destination that cannot be read
 */
export function checkDestinations(names: readonly string[], destinations: BridgeDestinations = {}): void {
  if (typeof destinations === 'string') {
    mustBeDestination(destinations);
    return;
  }
  for (const [name, destination] of Object.entries(destinations)) {
    if (!names.includes(name)) {
      throw new TextRangeError(
        names.length > 0
          ? startTexts.otherBridges({ name, names: names.join(', ') })
          : startTexts.noBridge({ name }),
      );
    }
    mustBeDestination(destination);
  }
}

function mustBeDestination(destination: string): void {
  if (destination !== 'off' && destination !== 'connect') readUrl(destination);
}

/** @throws RangeError if it is not such a URL */
function readUrl(text: string): { readonly address: RemoteAddress; readonly isPlain: boolean } {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isPlain = url?.protocol === 'mqtt:';
  if (!url || !(isPlain || url.protocol === 'mqtts:') || url.hostname === '')
    throw new TextRangeError(startTexts.notDestination({ text }));
  const usual = isPlain ? 1883 : 8883;
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  return { address: { host, port: url.port === '' ? usual : Number(url.port) }, isPlain };
}

/** Whether an address is of this machine, as far as that is certain without asking a name server. */
function isLoopback(host: string): boolean {
  return /^(localhost|::1|127(\.\d{1,3}){3})$/i.test(host);
}
