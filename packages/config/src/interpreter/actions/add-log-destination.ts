import type { LogDestination } from '../../kinds/log-destination.js';
import { directiveTexts as texts } from '../../texts/directives.js';
import { readValue } from '../read-value.js';
import type { State, Statement } from '../state.js';
import { store } from '../store.js';

/** `log_dest`: destinations add up, but there is one log file at most (config__read_file_core). */
export function addLogDestination(state: State, statement: Statement<LogDestination>): void {
  const reading = readValue(state, statement);
  if (!reading) return;
  const { settings } = state;
  const before =
    reading.value.to === 'file' && settings.all(statement.directive).find(({ value }) => value.to === 'file');
  if (!before) {
    store(state, statement, settings, reading.value);
    return;
  }
  state.refuse(statement.place, {
    code: 'duplicate-directive',
    message: texts.duplicateLogFile({ place: `${before.place.file}:${before.place.line}` }),
    why: texts.duplicateRefused,
    help: texts.keepOne,
    related: before.place,
  });
}
