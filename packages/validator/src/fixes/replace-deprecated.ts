import {
  at,
  type Directive,
  findDirective,
  type Listener,
  type Place,
  type Problem,
  type Remark,
} from '@mosquitto-conf/config';
import { autoIdPrefix, bindAddress, port } from '@mosquitto-conf/config/directives';
import type { Repair } from '../diagnostic.js';
import type { RuleContext } from '../rule.js';
import { fixTitles } from '../texts/fix-titles.js';
import { directiveAt, removeLineOf, withName } from './found-fixes.js';
import { LineEdits } from './line-edits.js';

/** The usual port, which a listener without `port` has. */
const USUAL_PORT = 1883;

/** Replaces a deprecated line by what replaces it, or removes it, where the broker does exactly the same afterwards. */
export function replaceDeprecated(found: Problem | Remark, context: RuleContext): readonly Repair[] {
  const { place } = found;
  const directive = findDirective(directiveAt(context, place)?.name.text ?? '')?.directive;
  if (!place || !directive) return [];
  if (at(directive.inert ?? false, context.release))
    return removeLineOf(context, place, fixTitles.removeLine, true);
  switch (directive as Directive) {
    case port:
    case bindAddress:
      return writeListener(place, context);
    case autoIdPrefix:
      return ofOnlyListener(place, context);
    default:
      return [];
  }
}

/** `port` and `bind_address` as a `listener`, if all that belongs to the default listener is below, in the same file. */
function writeListener(place: Place, context: RuleContext): readonly Repair[] {
  const { configuration, analysis } = context;
  const { listeners, settings } = configuration;
  const listener = listeners.find(({ origin }) => origin === 'default');
  const [portLine, addressLine] = [settings.setting(port), settings.setting(bindAddress)];
  // What the default listener ignores, another would not.
  const codes = [...analysis.report.problems, ...analysis.report.remarks].map(({ code }) => code);
  if (codes.includes('ignored-by-default-listener') || codes.includes('duplicate-port')) return [];
  if (!listener || analysis.stop?.stage === 'config') return [];
  // One fix for both lines, at the first.
  const lines = [portLine, addressLine].flatMap((setting) => setting?.place ?? []);
  const [first, second] = lines.sort((a, b) => a.span.start - b.span.start);
  if (first?.file !== place.file || first.line !== place.line) return [];
  const isBelow = (one: Place) => one.file === place.file && one.line >= place.line;
  if (![...placesOf(listener)].every(isBelow) || (second && !isBelow(second))) return [];
  const last = second ?? first;
  const isBetween = (one: Listener) =>
    one !== listener && one.place?.file === place.file && one.place.line < last.line;
  if (listeners.some(isBetween)) return [];
  if ((directiveAt(context, place)?.words.length ?? 0) !== 1) return [];
  const line = ['listener', portLine?.value ?? USUAL_PORT, ...(addressLine ? [addressLine.value] : [])].join(
    ' ',
  );
  const edits = new LineEdits(configuration).replace(first, line);
  if (second) edits.remove(second);
  return [edits.fix(fixTitles.write({ value: line }), true)];
}

function* placesOf({ settings, security }: Listener): Iterable<Place> {
  for (const { place } of settings) yield place;
  for (const { place } of security.settings) yield place;
  for (const { place } of security.plugins) yield place;
}

/** The directive of the same name for one listener, below the only one that there is. */
function ofOnlyListener(place: Place, context: RuleContext): readonly Repair[] {
  const { listeners, perListenerSettings } = context.configuration;
  const [listener] = listeners;
  if (listeners.length !== 1 || perListenerSettings || listener!.origin !== 'listener') return [];
  if (listener!.place?.file !== place.file || listener!.place.line > place.line) return [];
  const name = 'listener_auto_id_prefix';
  return withName(context, place, fixTitles.write({ value: name }), true, name);
}
