import type { Directive } from '../catalogue/directive.js';
import { at, type Release, since } from '../release.js';
import type { Text } from '../text.js';
import { directiveTexts as texts } from '../texts/directives.js';
import { actionOf } from './actions/index.js';
import { handleOnWindows } from './not-on-windows.js';
import { readValue } from './read-value.js';
import type { State, Statement } from './state.js';
import { store } from './store.js';
import { targetOf } from './target.js';

/** Runs one directive's line. */
export function runStatement(state: State, statement: Statement): void {
  const { directive } = statement;
  remarkDeprecation(state, statement);
  if (handleOnWindows(state, statement)) return;
  const action = actionOf(directive);
  if (action) {
    action.run(state, statement);
    return;
  }
  // What the target no longer looks at does not even call for a listener.
  if (at(directive.inert ?? false, state.release)) return;
  const target = targetOf(state, statement);
  // The value is read even if the line belongs to nothing, so that both errors are reported.
  const reading = readValue(state, statement, target);
  if (!target || !reading) return;
  store(state, statement, target, reading.value);
}

function remarkDeprecation(state: State, statement: Statement): void {
  const { directive, spelling } = statement;
  const { deprecated } = directive;
  const { release } = state;
  if (!deprecated || !since(release, deprecated.since)) return;
  state.report.remark({
    level: 'notice',
    code: 'deprecated-directive',
    message: texts.deprecated({ name: spelling.name, release: deprecated.since }),
    why: whyDeprecated(directive, release),
    help: replacementHelp(directive, release),
    place: statement.place,
  });
}

/** What becomes of a deprecated directive: what is announced, or what later releases have done. */
function whyDeprecated({ last, inert, announced = [] }: Directive, release: Release): Text {
  if (last !== undefined) return texts.deprecatedInertRemoved({ last });
  if (at(inert ?? false, release)) return texts.deprecatedInert;
  const removal = announced.find(({ what, part }) => what === 'removed' && part === undefined);
  return removal?.release === undefined
    ? texts.deprecatedKept
    : texts.deprecatedRemoved({ release: removal.release });
}

function replacementHelp({ name, deprecated, inert, ...directive }: Directive, release: Release): Text {
  const names = deprecated?.replacements?.().map((replacement) => `\`${replacement.name}\``);
  if (names) return texts.useInstead({ names: names.join(', ') });
  if (at(inert ?? false, release)) return texts.removeInert;
  const value = at(directive.default, release);
  return typeof value === 'boolean'
    ? texts.noReplacementDefault({ name, value: String(value) })
    : texts.noReplacement;
}
