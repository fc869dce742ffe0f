import { type Configuration, findDirective } from '@mosquitto-conf/config';
import type { DirectiveLine } from '@mosquitto-conf/grammar';
import type { Repair } from '../diagnostic.js';
import { TLS_PORTS, WEBSOCKETS_PORTS } from '../facts/ports.js';
import type { StrayLines } from '../facts/stray-lines.js';
import { fixTitles } from '../texts/fix-titles.js';
import { LineEdits } from './line-edits.js';

/** Moves lines below the `listener` of the same file that they are most likely for; nothing where that is unclear. */
export function moveStrayLines(
  configuration: Configuration,
  { source, below }: StrayLines,
  lines: readonly DirectiveLine[],
): Repair[] {
  const directives = lines.flatMap(({ name }) => findDirective(name.text)?.directive ?? []);
  const names = directives.map(({ name }) => name);
  const ports = names.includes('certfile')
    ? TLS_PORTS
    : names.includes('protocol')
      ? WEBSOCKETS_PORTS
      : undefined;
  const candidates = configuration.listeners.filter(
    ({ origin, place }) =>
      origin === 'listener' && place?.file === source.path && place.line >= (below[0]?.number ?? Infinity),
  );
  const access = directives.every(({ scope }) => scope === 'security');
  if (names.some((name) => name.startsWith('plugin'))) return [];
  const fitting = ports && candidates.filter(({ port }) => ports.has(port));
  const targets = access ? candidates : (fitting?.length ? fitting : candidates).slice(0, 1);
  // Copies of many lines in many listeners are not a fix.
  if (targets.length === 0 || targets.length * lines.length > 1000) return [];
  if (targets.some(({ settings }) => directives.some((directive) => settings.has(directive)))) return [];
  const edits = new LineEdits(configuration);
  for (const line of lines) edits.remove({ file: source.path, line: line.number });
  const text = lines.map(({ start, end }) => source.document.text.slice(start, end)).join('\n');
  for (const { place } of targets) if (place) edits.insertBelow(place, text);
  const title =
    targets.length === 1
      ? fixTitles.moveLinesBelow({ port: targets[0]?.port ?? '' })
      : fixTitles.moveBelowEach;
  return [edits.fix(title, false)];
}
