import type { ListenerAddress } from '../../kinds/listener-address.js';
import type { State, Statement } from '../state.js';
import { readValue } from '../statement.js';

/** Begins a listener. */
export function listener(state: State, statement: Statement): void {
  state.localOnly = false;
  const begun = state.newListener('listener', statement.place);
  const reading = readValue(state, statement);
  // A listener that cannot be read still stands above the lines that follow it.
  statement.context.listener = begun;
  if (!reading) return;
  const { port, host, path } = reading.value as ListenerAddress;
  begun.port = port;
  if (host !== undefined) begun.host = host;
  if (path !== undefined) begun.unixSocketPath = path;
  state.listeners.push(begun);
  state.settings.add(statement.spelling.directive, reading.value, statement.place);
}
