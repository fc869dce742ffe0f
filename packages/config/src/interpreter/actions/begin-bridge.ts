import type { Bridge } from '../../configuration.js';
import { since } from '../../release.js';
import { bridgeTexts as texts } from '../../texts/bridges.js';
import { readValue } from '../read-value.js';
import type { State, Statement } from '../state.js';

/** `connection`: begins a bridge. */
export function beginBridge(state: State, statement: Statement<string>): void {
  const reading = readValue(state, statement);
  if (!reading) return;
  const name = reading.value;
  const before = state.bridgeOf.get(name);
  if (before && since(state.release, '1.4.12')) {
    state.refuse(statement.place, {
      code: 'duplicate-bridge',
      message: texts.duplicateName({ bridge: name, place: `${before.place.file}:${before.place.line}` }),
      why: texts.duplicateNameRefused,
      help: texts.renameBridge,
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
  state.settings.add(statement.directive, name, statement.place);
  statement.context.bridge = bridge;
}
