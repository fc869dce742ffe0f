import { write } from '@mosquitto-conf/config';
import { remotePassword, remoteUsername } from '@mosquitto-conf/config/directives';
import { nodeHasher } from '@mosquitto-conf/config/node';
import { askAccess, askConnect } from '@mosquitto-conf/validator/internal';
import { lineOf, reasonOf } from '../run/reason.js';
import type { Reason } from '../run/result.js';
import type { Setup } from '../run/setup.js';
import { bridgeTexts } from '../texts/results.js';
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
  const { language } = tested;
  const { notCarriedIn, notCarriedOut } = bridgeTexts;
  if (carriers(bridge, direction, topic, tested.analysis.configuration.release).length === 0)
    return {
      text: write((direction === 'in' ? notCarriedIn : notCarriedOut)({ bridge: bridge.name }), language),
      line,
    };
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
  const { language } = tested;
  if (refused) {
    const text = bridgeTexts.refused({ bridge: bridge.name, reason: refused.text });
    return { ...refused, text: write(text, language) };
  }
  const { notConnected, notConnectedBecause } = bridgeTexts;
  const text =
    failure === undefined
      ? notConnected({ bridge: bridge.name })
      : notConnectedBecause({ bridge: bridge.name, reason: failure.replace(/\.$/, '') });
  return { text: write(text, language), line: lineOf(bridge.place, tested) };
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
  if (!denied) return undefined;
  const text = bridgeTexts.denied({ bridge: farEnd.bridge.name, reason: denied.text });
  return { ...denied, text: write(text, farEnd.setup.language) };
}

/** What the far end answers to the bridge. */
async function ask({ bridge, clientId, policy }: FarEnd) {
  if (!policy) return undefined;
  const { settings } = bridge;
  const client = { clientId, username: settings.get(remoteUsername), password: settings.get(remotePassword) };
  return { policy, ...(await askConnect(policy, client, nodeHasher)) };
}
