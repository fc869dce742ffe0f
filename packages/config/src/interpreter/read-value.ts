import type { Settings } from '../configuration.js';
import type { ValueReading } from '../kinds/kind.js';
import { at } from '../release.js';
import type { State, Statement } from './state.js';

/**
 * Reads the value of a line as the target does, and reports what is wrong with it.
 * @param settings where an earlier value of the directive is kept, which a line may take back
 * @returns undefined where there is no value to continue with
 */
export function readValue<T>(
  state: State,
  statement: Statement<T>,
  settings?: Settings,
): ValueReading<T> | undefined {
  const { directive, spelling, line } = statement;
  const kind = at(directive.kind, state.release);
  if (kind.keepsText && state.memory.isExhausted) {
    state.refuse(statement.place, state.memory.noRoom('noRoomForSetting'));
    return undefined;
  }
  const reading = kind.read({
    line,
    name: directive.family ? line.name.text : spelling.name,
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
  if (outcome === 'cleared') settings?.remove(directive);
  const whole = line.value ?? line.name;
  const span = { start: start ?? whole.start, end: end ?? whole.end };
  if (outcome === 'refused') state.refuse({ ...statement.place, span }, flaw);
  else state.report.remark({ level: 'warning', ...flaw, place: { ...statement.place, span } });
  return undefined;
}
