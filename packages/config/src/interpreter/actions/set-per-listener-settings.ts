import { since } from '../../release.js';
import { directiveTexts as texts } from '../../texts/directives.js';
import { readValue } from '../read-value.js';
import type { State, Statement } from '../state.js';
import { store } from '../store.js';

/** `per_listener_settings`: whether security settings belong to the broker or to each listener. */
export function setPerListenerSettings(state: State, statement: Statement<boolean>): void {
  // From 2.1 it stays true, and further lines are not even read.
  if (state.perListenerSettings && since(state.release, '2.1')) return;
  const reading = readValue(state, statement);
  if (!reading) return;
  state.perListenerSettings = reading.value;
  store(state, statement, state.settings, reading.value);
  if (!state.perListenerSettings || !state.securitySettled) return;
  state.refuse(statement.place, {
    code: 'per-listener-settings-late',
    message: texts.perListenerLate,
    why: texts.perListenerLateRefused,
    help: texts.movePerListener,
  });
}
