import type { Directive } from '../../catalogue/directive.js';
import type { State, Statement } from '../state.js';

/** What a directive does beyond setting a value: it begins something, includes something, or adds a part. */
export interface Action<T = unknown> {
  readonly directive: Directive<T>;
  run(state: State, statement: Statement<T>): void;
}

export function action<T>(
  directive: Directive<T>,
  run: (state: State, statement: Statement<T>) => void,
): Action<T> {
  return { directive, run };
}
