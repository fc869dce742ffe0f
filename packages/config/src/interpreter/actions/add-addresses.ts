import type { BridgeAddress } from '../../kinds/bridge-address.js';
import { readValue } from '../read-value.js';
import type { State, Statement } from '../state.js';
import { refuseSecond, store } from '../store.js';
import { targetOf } from '../target.js';

/** `address`: where a bridge connects to. */
export function addAddresses(state: State, statement: Statement<readonly BridgeAddress[]>): void {
  const target = targetOf(state, statement);
  // A second line is refused whatever it says.
  const before = target?.setting(statement.directive);
  if (before) {
    refuseSecond(state, statement, before);
    return;
  }
  const reading = readValue(state, statement);
  const { bridge } = statement.context;
  if (bridge && !reading) state.attempted.address.add(bridge);
  if (!target || !reading) return;
  for (const found of reading.value) bridge?.addresses.push(found);
  store(state, statement, target, reading.value);
}
