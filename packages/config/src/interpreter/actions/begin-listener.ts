import type { ListenerAddress } from '../../kinds/listener-address.js';
import { readValue } from '../read-value.js';
import type { State, Statement } from '../state.js';

/** `listener`: begins a listener. */
export function beginListener(state: State, statement: Statement<ListenerAddress>): void {
  state.localOnly = false;
  if (state.memory.lacksListener) state.refuse(statement.place, state.memory.noRoom('noRoomForListener'));
  const begun = state.newListener('listener', statement.place);
  const reading = readValue(state, statement);
  // Lines below a listener that cannot be read still belong to it.
  statement.context.listener = begun;
  if (!reading) return;
  const { port, host, path } = reading.value;
  begun.port = port;
  if (host !== undefined) begun.host = host;
  if (path !== undefined) begun.unixSocketPath = path;
  state.listeners.push(begun);
  state.settings.add(statement.directive, reading.value, statement.place);
}
