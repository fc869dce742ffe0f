import type { Bridge } from '../../configuration.js';
import { since } from '../../release.js';
import type { State, Statement } from '../state.js';
import { readValue } from '../statement.js';

/** Begins a bridge. */
export function connection(state: State, statement: Statement): void {
  const reading = readValue(state, statement);
  if (!reading) return;
  const name = reading.value as string;
  const before = state.bridgeOf.get(name);
  if (before && since(state.release, '1.4.12')) {
    state.refuse(statement.place, {
      code: 'duplicate-bridge',
      message: `There is already a bridge named \`${name}\` (${before.place.file}:${before.place.line}).`,
      why: 'The broker tells bridges apart by their names.',
      help: 'Give each `connection` a name of its own.',
      related: before.place,
    });
  }
  const bridge: Bridge = {
    name,
    place: statement.place,
    settings: state.newSettings(),
    addresses: [],
    topics: [],
  };
  state.bridges.push(bridge);
  if (!before) state.bridgeOf.set(name, bridge);
  state.settings.add(statement.spelling.directive, name, statement.place);
  statement.context.bridge = bridge;
}
