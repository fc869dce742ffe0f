import { at, since } from '../release.js';
import { actionOf } from './actions/index.js';
import { readValue } from './read-value.js';
import type { State, Statement } from './state.js';
import { store } from './store.js';
import { targetOf } from './target.js';

/** Runs one directive's line. */
export function runStatement(state: State, statement: Statement): void {
  const { directive } = statement;
  remarkDeprecation(state, statement);
  const action = actionOf(directive);
  if (action) {
    action.run(state, statement);
    return;
  }
  // What the target no longer looks at does not even call for a listener.
  if (at(directive.inert ?? false, state.release)) return;
  const target = targetOf(state, statement);
  // Where the line has nowhere to go its value is looked at all the same: a person wants to hear of both.
  const reading = readValue(state, statement, target);
  if (!target || !reading) return;
  store(state, statement, target, reading.value);
}

function remarkDeprecation(state: State, statement: Statement): void {
  const { deprecated, name } = statement.directive;
  if (!deprecated || !since(state.release, deprecated.since)) return;
  const { replacement } = deprecated;
  state.report.remark({
    level: 'notice',
    code: 'deprecated-directive',
    message: `\`${statement.spelling.name}\` is deprecated since ${deprecated.since}.`,
    why: 'A later release will refuse it.',
    help: replacement
      ? `Use \`${replacement().name}\`.`
      : `Remove \`${name}\`: the broker no longer needs it.`,
    place: statement.place,
  });
}
