import { readValue } from '../read-value.js';
import type { State, Statement } from '../state.js';
import { store } from '../store.js';

/** `memory_limit`: holds for the lines below it already. */
export function setMemoryLimit(state: State, statement: Statement<number>): void {
  const reading = readValue(state, statement);
  if (!reading) return;
  store(state, statement, state.settings, reading.value);
  state.memory.limit = reading.value;
}
