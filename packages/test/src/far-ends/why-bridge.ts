import { remotePassword, remoteUsername } from '@mosquitto-conf/config/directives';
import { nodeHasher } from '@mosquitto-conf/config/node';
import { askAccess, askConnect } from '@mosquitto-conf/validator/internal';
import { lineOf, reasonOf } from '../run/reason.js';
import type { Reason } from '../run/result.js';
import type { Setup } from '../run/setup.js';
import { carriers, type Direction } from './carriers.js';
import type { FarEnd } from './far-end.js';

/**
 * Why a message did not pass a bridge; undefined where the bridge is not the reason.
 * @param topic what the receiver's side calls it
 * @param failure why the bridge is not connected, where that is known
 */
export async function whyNotCarried(
  farEnd: FarEnd,
  tested: Setup,
  direction: Direction,
  topic: string,
  failure: string | undefined,
): Promise<Reason | undefined> {
  if (!farEnd.isConnected) return whyNotConnected(farEnd, tested, failure);
  const { bridge } = farEnd;
  const line = lineOf(bridge.place, tested);
  if (carriers(bridge, direction, topic, tested.analysis.configuration.release).length === 0)
    return { text: `No \`topic\` line of the bridge ${bridge.name} brings it ${direction}.`, line };
  return direction === 'out' ? whyDenied(farEnd, topic) : undefined;
}

/** Why a bridge is not connected: what the far end decides, or what the bridge reports. */
export async function whyNotConnected(
  farEnd: FarEnd,
  tested: Setup,
  failure: string | undefined,
): Promise<Reason> {
  const { bridge, setup } = farEnd;
  const asked = farEnd.isRefused ? await ask(farEnd) : undefined;
  const refused = asked && reasonOf(asked.answered, false, setup);
  if (refused) return { ...refused, text: `The far end refuses the bridge ${bridge.name}: ${refused.text}` };
  const more = failure === undefined ? '' : `: ${failure.replace(/\.$/, '')}`;
  return { text: `The bridge ${bridge.name} is not connected${more}.`, line: lineOf(bridge.place, tested) };
}

/** Why the far end does not accept a message of the bridge. */
async function whyDenied(farEnd: FarEnd, topic: string): Promise<Reason | undefined> {
  const asked = await ask(farEnd);
  if (!asked?.decision.allowed) return undefined;
  const denied = reasonOf(
    askAccess(asked.policy, asked.decision, { action: 'publish', topic }),
    false,
    farEnd.setup,
  );
  return (
    denied && { ...denied, text: `The far end denies it to the bridge ${farEnd.bridge.name}: ${denied.text}` }
  );
}

/** What the far end answers to the bridge. */
async function ask({ bridge, clientId, policy }: FarEnd) {
  if (!policy) return undefined;
  const { settings } = bridge;
  const client = { clientId, username: settings.get(remoteUsername), password: settings.get(remotePassword) };
  return { policy, ...(await askConnect(policy, client, nodeHasher)) };
}
