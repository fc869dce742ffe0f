import { type Host, overlayFiles, type Release, Report, readConfiguration } from '@mosquitto-conf/config';
import { readTemplate } from '@mosquitto-conf/config/internal';
import { applyEdits, type Document, encode, parseConfiguration } from '@mosquitto-conf/grammar';
import { equalConfigurations } from '../equal.js';
import { formatDocument } from './format-document.js';
import { type Item, type Outline, outlineOf } from './items.js';
import { lineEnding } from './line-ending.js';
import { type Home, homesOf, type SectionId, sections } from './structure.js';

/** A configuration in order, or one sentence that says why it was left alone. */
export type Organized =
  | { readonly text: string; readonly refused?: never }
  | { readonly refused: string; readonly text?: never };

/** Where the included files and the default listener may go. */
interface Plan {
  readonly filesAfter: SectionId;
  readonly defaultFirst: boolean;
}

/**
 * Puts the directives of a main file into the suggested structure and tidies it. What the release makes of the file and
 * of those it includes is the same before and after; where no order would keep it, the file is left alone.
 * @param path the main file, as it would be named to the broker with `-c`
 */
export function organize(path: string, release: Release, host: Host): Organized {
  const report = new Report();
  const before = readConfiguration(path, release, host, report);
  const document = before.files[0]?.document;
  const { stop } = report;
  if (stop || !document) {
    const place = stop?.named ? ` (${stop.named.file}:${stop.named.line})` : '';
    return {
      refused: `Mosquitto ${release.name} refuses it${place}: ${stop?.message ?? 'it cannot be read.'}`,
    };
  }
  if (readTemplate(document.text)) return { refused: 'It is a template.' };
  if (document.text.includes('\0')) return { refused: 'It contains a NUL character.' };
  const outline = outlineOf(document);
  const homes = homesOf(outline.items, before);
  const unseen = report.remarks.find(({ code, message }) => code === 'file-not-here' && message !== '');
  const files = outline.items.flatMap(({ name }, index) => (name === 'include_dir' ? [index] : []));
  const last = files.every((index) => index >= outline.items.length - files.length);
  if (unseen && !last) return { refused: `${unseen.message} Its place among the other lines may matter.` };
  for (const plan of plans(files, last)) {
    const text = tidy(write(document, outline, homes, plan), release);
    const changed: Host = { ...host, files: overlayFiles(host.files, new Map([[path, encode(text)]])) };
    const again = new Report();
    const after = readConfiguration(path, release, changed, again);
    if (!again.stop && equalConfigurations(before, after)) return { text };
  }
  return { refused: `Mosquitto ${release.name} would read it differently in another order.` };
}

/** Included files come last, or as early as they came; the default listener comes first where that changes nothing. */
function plans(files: readonly number[], last: boolean): Plan[] {
  const places: SectionId[] = last
    ? ['bridges']
    : files[0] === 0
      ? ['general', 'logging', 'access', 'bridges']
      : ['bridges', 'access', 'logging', 'general'];
  return places.flatMap((filesAfter) => [
    { filesAfter, defaultFirst: true },
    { filesAfter, defaultFirst: false },
  ]);
}

function tidy(text: string, release: Release): string {
  return applyEdits(text, formatDocument(parseConfiguration(text), [release]));
}

/** The file in the plan's order. */
function write(
  document: Document,
  { header, items, trailer }: Outline,
  homes: readonly Home[],
  plan: Plan,
): string {
  const eol = lineEnding(document.lines);
  const text = (line: { start: number; end: number }) => document.text.slice(line.start, line.end);
  const lines: string[] = [];
  const section = (found: readonly Placed[], heading: string) => {
    if (found.length === 0) return;
    lines.push('');
    if (found[0]!.item.above.length === 0 && heading !== '') lines.push(heading);
    for (const [index, { item, home }] of found.entries()) {
      const before = found[index - 1];
      if (before && (item.apart || before.home.block !== home.block)) lines.push('');
      for (const line of linesOf(item)) lines.push(text(line));
    }
  };
  const placed = items.map((item, index) => ({ item, home: homes[index]! }));
  const several = new Set(homes.map((home) => home.section)).size > 1;
  const of = (id: SectionId) => placed.filter(({ home }) => home.section === id).sort(byHome);
  for (const line of header) lines.push(text(line));
  for (const { id, heading } of ordered(placed, plan)) {
    section(of(id), several ? heading : '');
    if (id === plan.filesAfter) section(of('files'), several ? '# Further files' : '');
  }
  lines.push('', ...trailer.map(text), '');
  return lines.join(eol);
}

interface Placed {
  readonly item: Item;
  readonly home: Home;
}

function byHome({ home: a }: Placed, { home: b }: Placed): number {
  return a.block - b.block || a.part - b.part;
}

/** The sections, with the default listener after the others if that is where it was opened. */
function ordered(placed: readonly Placed[], { defaultFirst }: Plan): readonly (typeof sections)[number][] {
  if (defaultFirst || !placed.some(({ home }) => home.section === 'default-listener')) return sections;
  const moved = sections.find(({ id }) => id === 'default-listener')!;
  const rest = sections.filter((one) => one !== moved);
  return [...rest.slice(0, -1), moved, rest.at(-1)!];
}

function linesOf({ above, line, options }: Item): { start: number; end: number }[] {
  return [...above, line, ...options.flatMap(linesOf)];
}
