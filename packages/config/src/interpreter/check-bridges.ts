import { localClientid, remoteClientid } from '../catalogue/bridge-login.js';
import { bridgeIdentity, bridgePsk } from '../catalogue/bridge-tls.js';
import type { Code } from '../codes.js';
import type { Bridge } from '../configuration.js';
import { since } from '../release.js';
import type { Wording } from '../report.js';
import { bridgeTexts as texts } from '../texts/bridges.js';
import type { State } from './state.js';

interface Flaw extends Wording {
  readonly code: Code;
}

/** What every bridge must have once all files are read (config__read). The broker names no line for these. */
export function checkBridges(state: State): void {
  for (const bridge of state.bridges) {
    for (const flaw of flaws(state, bridge)) {
      state.report.refuse({ stage: 'config', ...flaw, place: bridge.place });
    }
  }
}

function* flaws({ attempted }: State, bridge: Bridge): Iterable<Flaw> {
  const { name, settings } = bridge;
  if (bridge.addresses.length === 0 && !attempted.address.has(bridge)) {
    yield {
      code: 'bridge-without-address',
      message: texts.addressMissing({ bridge: name }),
      why: texts.addressRefused,
      help: texts.addAddress,
    };
  }
  if (bridge.topics.length === 0 && !attempted.topic.has(bridge)) {
    yield {
      code: 'bridge-without-topic',
      message: texts.topicMissing({ bridge: name }),
      why: texts.topicRefused,
      help: texts.addTopic,
    };
  }
  const identity = settings.has(bridgeIdentity);
  if (identity !== settings.has(bridgePsk)) {
    const [present, missing] = identity
      ? (['bridge_identity', 'bridge_psk'] as const)
      : (['bridge_psk', 'bridge_identity'] as const);
    yield {
      code: 'incomplete-psk',
      message: texts.pskIncomplete({ bridge: name, present, missing }),
      why: texts.pskRefused,
      help: texts.completePsk({ present, missing }),
    };
  }
}

/** The client id of a bridge at the other broker: made of the machine's name and its own if none is set. */
export function remoteClientId({ name, settings }: Bridge, hostname: string): string {
  return settings.get(remoteClientid) ?? `${hostname}.${name}`;
}

/** The client id of a bridge at this broker: made of the one at the other broker if none is set. */
export function localClientId(bridge: Bridge, hostname: string): string {
  return bridge.settings.get(localClientid) ?? `local.${remoteClientId(bridge, hostname)}`;
}

/** From 1.5: no two bridges may have one local client id (config__check). */
export function checkClientIds(state: State): void {
  if (!since(state.release, '1.5')) return;
  const seen = new Map<string, Bridge>();
  for (const bridge of state.bridges) {
    const id = localClientId(bridge, state.host.hostname);
    const other = seen.get(id);
    if (!other) {
      seen.set(id, bridge);
      continue;
    }
    state.report.refuse({
      stage: 'config',
      code: 'duplicate-client-id',
      message: texts.duplicateClientId({ first: other.name, second: bridge.name, id }),
      why: texts.clientIdRefused,
      help: texts.setClientId,
      related: other.place,
      place:
        bridge.settings.setting(localClientid)?.place ??
        bridge.settings.setting(remoteClientid)?.place ??
        bridge.place,
    });
  }
}
