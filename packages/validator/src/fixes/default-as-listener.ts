import { type Listener, type Place, since } from '@mosquitto-conf/config';
import { bindAddress, port } from '@mosquitto-conf/config/directives';
import type { Repair } from '../diagnostic.js';
import type { RuleContext } from '../rule.js';
import { fixTitles } from '../texts/fix-titles.js';
import { directiveAt } from './found-fixes.js';
import { LineEdits } from './line-edits.js';

/** The usual port, which a listener without `port` has. */
const USUAL_PORT = 1883;

/** The `port` and the `bind_address` line, in the order of the file. */
export function addressLines({ configuration: { settings } }: RuleContext): readonly Place[] {
  return [settings.setting(port), settings.setting(bindAddress)]
    .flatMap((setting) => setting?.place ?? [])
    .sort((a, b) => a.span.start - b.span.start);
}

/**
 * Writes a `listener` line for `port` and `bind_address`, above all that belongs to the default listener, if that is in one file and
 * the broker does the same afterwards.
 */
export function defaultAsListener(context: RuleContext): readonly Repair[] {
  const { configuration, analysis, release } = context;
  const { listeners, settings } = configuration;
  const listener = listeners.find(({ origin }) => origin === 'default');
  // What the default listener ignores, another would not.
  const codes = [...analysis.report.problems, ...analysis.report.remarks].map(({ code }) => code);
  if (codes.includes('ignored-by-default-listener') || codes.includes('duplicate-port')) return [];
  if (!listener || analysis.stop?.stage === 'config') return [];
  const lines = addressLines(context);
  const last = lines.at(-1);
  const [top] = [...lines, ...placesOf(listener)].sort((a, b) => a.line - b.line);
  if (!last || !top) return [];
  if ([...lines, ...placesOf(listener)].some(({ file }) => file !== top.file)) return [];
  // Up to 2.0 what follows `port` belongs to the `listener` above it.
  const from = since(release, '2.1') ? top.line : 0;
  const isBetween = ({ origin, place }: Listener) =>
    origin === 'listener' && place?.file === top.file && place.line > from && place.line < last.line;
  if (listeners.some(isBetween)) return [];
  if (lines.some((line) => directiveAt(context, line)?.words.length !== 1)) return [];
  const address = settings.get(bindAddress);
  const line = ['listener', settings.setting(port)?.value ?? USUAL_PORT, ...(address ? [address] : [])].join(
    ' ',
  );
  const edits = new LineEdits(configuration);
  const isTop = (one: Place) => one.line === top.line;
  if (lines.some(isTop)) edits.replace(top, line);
  else edits.insertAt(top.file, top.line, line);
  for (const one of lines) if (!isTop(one)) edits.remove(one);
  return [edits.fix(fixTitles.write({ value: line }), true)];
}

function* placesOf({ settings, security }: Listener): Iterable<Place> {
  for (const { place } of settings) yield place;
  for (const { place } of security.settings) yield place;
  for (const { place } of security.plugins) yield place;
}
