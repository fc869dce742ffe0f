import type { LogDestination } from '../../kinds/log-destination.js';
import type { State, Statement } from '../state.js';
import { readValue, store } from '../statement.js';

/** `log_dest`: destinations add up, but there is one log file at most (config__read_file_core). */
export function logDest(state: State, statement: Statement): void {
  const reading = readValue(state, statement);
  if (!reading) return;
  const { settings } = state;
  const isFile = (value: unknown) => (value as LogDestination).to === 'file';
  const before = isFile(reading.value) && settings.all('log_dest').find(({ value }) => isFile(value));
  if (!before) {
    store(state, statement, settings, reading.value);
    return;
  }
  state.refuse(statement.place, {
    code: 'duplicate-directive',
    message: `The log already has a file (${before.place.file}:${before.place.line}).`,
    why: 'The broker refuses a second `log_dest file`.',
    help: 'Keep one of the two lines.',
    related: before.place,
  });
}
