import type { BridgeAddress } from '../../configuration.js';
import type { State, Statement } from '../state.js';
import { readValue, store } from '../statement.js';
import { targetOf } from '../target.js';

/** Where a bridge connects to. */
export function address(state: State, statement: Statement): void {
  const target = targetOf(state, statement);
  // A second line is refused whatever it says.
  if (target?.has('address')) {
    store(state, statement, target, undefined);
    return;
  }
  const reading = readValue(state, statement);
  const { bridge } = statement.context;
  if (bridge && !reading) state.attempted.address.add(bridge);
  if (!target || !reading) return;
  for (const found of reading.value as BridgeAddress[]) bridge?.addresses.push(found);
  store(state, statement, target, reading.value);
}
