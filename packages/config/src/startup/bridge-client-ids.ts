import type { Bridge } from '../configuration.js';
import { localClientId } from '../interpreter/check-bridges.js';
import { bridgeTexts as texts } from '../texts/bridges.js';
import { beginsToConnect, connectsToItself } from './bridge-connect.js';
import type { Start } from './start.js';

/**
 * Before 1.5 two bridges may have one local client id, and the second takes over the state of the first
 * (mqtt3_bridge_new: HASH_FIND). Up to 1.4.10 that crashes the broker once both have begun to connect, up to 1.4.15 once both
 * are connected.
 */
export function checkBridgeClientIds(start: Start): void {
  if (start.isSince('1.5')) return;
  const { bridges } = start.configuration;
  const seen = new Map<string, Bridge>();
  for (const bridge of bridges) {
    const id = localClientId(bridge, start.host.hostname);
    const other = seen.get(id);
    seen.set(id, bridge);
    if (other && beginsToConnect(start, other) && beginsToConnect(start, bridge))
      report(start, id, other, bridge);
  }
}

function report(start: Start, id: string, other: Bridge, bridge: Bridge): void {
  const finding = {
    code: 'duplicate-client-id',
    message: texts.duplicateClientId({ first: other.name, second: bridge.name, id }),
    help: texts.setClientId,
    related: other.place,
  } as const;
  const isCertain = !start.isSince('1.4.11') || [other, bridge].every((one) => connectsToItself(start, one));
  const why = texts.clientIdCrash;
  if (isCertain) start.refuse({ ...finding, why, crashes: true }, bridge.place);
  else start.remark({ ...finding, level: 'warning', why }, bridge.place);
}
