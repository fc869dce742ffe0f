import type { Directive } from '../catalogue/directive.js';
import type { Settings } from '../configuration.js';
import type { Reading } from '../kinds/kind.js';
import { at, since } from '../release.js';
import { actions } from './actions/index.js';
import { noRoom } from './memory.js';
import type { State, Statement } from './state.js';
import { targetOf } from './target.js';

/** Runs one directive's line. */
export function runStatement(state: State, statement: Statement): void {
  const { directive } = statement.spelling;
  remarkDeprecation(state, statement);
  const action = actions[directive.name];
  if (action) {
    action(state, statement);
    return;
  }
  // What the target no longer looks at does not even call for a listener.
  if (at(directive.inert ?? false, state.release)) return;
  const target = targetOf(state, statement);
  // Where the line has nowhere to go its value is looked at all the same: a person wants to hear of both.
  const reading = readValue(state, statement);
  if (!target || reading?.outcome !== 'value') return;
  store(state, statement, target, reading.value);
  if (directive.name === 'memory_limit') state.memoryLimit = reading.value as number;
}

/**
 * Reads the value of a line as the target does, and reports what is wrong with it.
 * @returns undefined where there is no value to go on with
 */
export function readValue(
  state: State,
  statement: Statement,
): Extract<Reading, { outcome: 'value' }> | undefined {
  const { spelling, line } = statement;
  const kind = at(spelling.directive.kind, state.release);
  if (kind.keepsText && state.outOfMemory) {
    state.refuse(statement.place, noRoom(state, 'for this setting'));
    return undefined;
  }
  const reading = kind.read({
    line,
    name: spelling.directive.family ? line.name.text : spelling.name,
    release: state.release,
    host: state.host,
  });
  if (reading.outcome === 'value') {
    if (reading.remark) {
      const { start, end, ...remark } = reading.remark;
      const span = start === undefined || end === undefined ? statement.place.span : { start, end };
      state.report.remark({ ...remark, place: { ...statement.place, span } });
    }
    return reading;
  }
  const { outcome, start, end, ...flaw } = reading;
  const whole = line.value ?? line.name;
  const span = { start: start ?? whole.start, end: end ?? whole.end };
  if (outcome === 'refused') state.refuse({ ...statement.place, span }, flaw);
  else state.report.remark({ level: 'warning', ...flaw, place: { ...statement.place, span } });
  return undefined;
}

/** Puts a value into the settings it belongs to, unless the broker has a reason not to. */
export function store(state: State, statement: Statement, target: Settings, value: unknown): void {
  const { directive } = statement.spelling;
  if (at(directive.settlesSecurity ?? false, state.release)) state.securitySettled = true;
  if (excluded(state, statement, target, directive)) return;
  const owner = directive.sets === undefined ? directive.name : directive.sets;
  const before = target.get(owner);
  const repeat = at(directive.repeat, state.release);
  if (repeat === 'add') {
    target.add(directive, value, statement.place);
    return;
  }
  if (repeat === 'refuse' && before) {
    state.refuse(statement.place, {
      code: 'duplicate-directive',
      message: `\`${directive.name}\` is already set (${before.place.file}:${before.place.line}).`,
      why: 'The broker refuses a second value for it.',
      help: 'Keep one of the two lines.',
      related: before.place,
    });
    return;
  }
  target.set(
    owner === directive.name ? directive : { ...directive, name: owner },
    value,
    statement.place,
    directive,
  );
}

/** Directives that cannot stand together: certificates and pre-shared keys. */
function excluded(state: State, statement: Statement, target: Settings, directive: Directive): boolean {
  const names = at(directive.excludes ?? [], state.release);
  if (names.length === 0) return false;
  const places =
    statement.context.listener && directive.scope === 'security'
      ? statement.context.listener.settings
      : target;
  const other = names.map((name) => places.get(name)).find((setting) => setting !== undefined);
  if (!other) return false;
  state.refuse(statement.place, {
    code: 'certificate-and-psk',
    message: `\`${directive.name}\` and \`${other.directive.name}\` (${other.place.file}:${other.place.line}) cannot be used together.`,
    why: 'A connection is secured by certificates or by a pre-shared key, not by both.',
    help: 'Drop one of the two.',
    related: other.place,
  });
  return true;
}

function remarkDeprecation(state: State, statement: Statement): void {
  const { deprecated, name } = statement.spelling.directive;
  if (!deprecated || !since(state.release, deprecated.since)) return;
  const { replacement } = deprecated;
  state.report.remark({
    level: 'notice',
    code: 'deprecated-directive',
    message: `\`${statement.spelling.name}\` is deprecated since ${deprecated.since}.`,
    why: 'A later release will refuse it.',
    help: replacement ? `Use \`${replacement}\`.` : `Remove \`${name}\`: the broker no longer needs it.`,
    place: statement.place,
  });
}
