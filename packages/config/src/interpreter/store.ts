import type { Directive } from '../catalogue/directive.js';
import type { Setting, Settings } from '../configuration.js';
import { at } from '../release.js';
import { directiveTexts as texts } from '../texts/directives.js';
import { remarkStaleScope } from './stale-scopes.js';
import type { State, Statement } from './state.js';

/** Puts a value into the settings it belongs to, unless the broker has a reason not to. */
export function store<T>(state: State, statement: Statement<T>, target: Settings, value: T): void {
  const { directive } = statement;
  if (at(directive.settlesSecurity ?? false, state.release)) state.securitySettled = true;
  remarkStaleScope(state, statement, target);
  if (excluded(state, statement, target, directive)) return;
  const before = target.setting(directive);
  const repeat = at(directive.repeat, state.release);
  if (repeat === 'add') {
    target.add(directive, value, statement.place);
    return;
  }
  if (repeat === 'refuse' && before) {
    refuseSecond(state, statement, before);
    return;
  }
  target.set(directive, value, statement.place);
}

/** Reports a second line for what one line has set already. */
export function refuseSecond(state: State, { directive, place, context }: Statement, before: Setting): void {
  state.refuse(place, {
    code: 'duplicate-directive',
    message: texts.duplicate({ name: directive.name, place: `${before.place.file}:${before.place.line}` }),
    why: texts.duplicateRefused,
    help: texts.keepOne,
    related: before.place,
    // With `per_listener_settings true` each of the two is for a listener of its own.
    fromAbsence:
      at(directive.scope, state.release) === 'security' &&
      !state.perListenerSettings &&
      context.listener?.origin === 'listener',
  });
}

/** Refuses directives that cannot be used together: certificates and pre-shared keys. */
function excluded(state: State, statement: Statement, target: Settings, directive: Directive): boolean {
  const others = directive.excludes && at(directive.excludes, state.release)();
  if (!others) return false;
  const places =
    statement.context.listener && directive.scope === 'security'
      ? statement.context.listener.settings
      : target;
  const other = others.map((other) => places.setting(other)).find((setting) => setting !== undefined);
  if (!other) return false;
  state.refuse(statement.place, {
    code: 'certificate-and-psk',
    message: texts.exclusive({
      name: directive.name,
      other: other.directive.name,
      place: `${other.place.file}:${other.place.line}`,
    }),
    why: texts.certificateOrKey,
    help: texts.removeOne,
    related: other.place,
  });
  return true;
}
