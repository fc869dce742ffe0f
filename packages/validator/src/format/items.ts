import { findDirective } from '@mosquitto-conf/config';
import type { DirectiveLine, Document, Line } from '@mosquitto-conf/grammar';

/** A directive's line with the comments that describe it and the lines that belong to it: what moves as one. */
export interface Item {
  readonly line: DirectiveLine;
  /** By the catalogue's name; undefined for a word that no release knows. */
  readonly name: string | undefined;
  /** The comments above it, with blank lines between them. */
  readonly above: readonly Line[];
  /** Whether a blank line separates it from the lines above. */
  readonly apart: boolean;
  /** Options of a plugin, which follow its line wherever that goes. */
  readonly options: Item[];
}

export interface Outline {
  /** Comments at the top that are about the file. */
  readonly header: readonly Line[];
  readonly items: readonly Item[];
  /** Comments after the last directive. */
  readonly trailer: readonly Line[];
}

const LOADS: ReadonlySet<string | undefined> = new Set([
  'plugin',
  'global_plugin',
  'plugin_load',
  'plugin_use',
]);

/** Parts a file into what may move. */
export function outlineOf(document: Document): Outline {
  const items: Item[] = [];
  let plugin: Item | undefined;
  let header: readonly Line[] = [];
  let waiting: Line[] = [];
  for (const line of document.lines) {
    if (line.kind !== 'directive') {
      waiting.push(line);
      continue;
    }
    if (items.length === 0) [header, waiting] = parted(waiting);
    const name = findDirective(line.name.text)?.directive;
    const apart = waiting[0]?.kind === 'blank';
    const item: Item = { line, name: name?.name, above: trimmed(waiting), apart, options: [] };
    waiting = [];
    if (plugin && name?.scope === 'plugin') plugin.options.push(item);
    else items.push(item);
    if (LOADS.has(name?.name)) plugin = item;
  }
  return { header, items, trailer: trimmed(waiting) };
}

/** The comments above the first directive: those about the file, and those directly above the directive. */
function parted(lines: readonly Line[]): [header: Line[], rest: Line[]] {
  const gap = lines.findLastIndex(({ kind }) => kind === 'blank');
  return [trimmed(lines.slice(0, gap + 1)), lines.slice(gap + 1)];
}

/** Without blank lines at the ends. */
function trimmed(lines: readonly Line[]): Line[] {
  const first = lines.findIndex(({ kind }) => kind !== 'blank');
  const last = lines.findLastIndex(({ kind }) => kind !== 'blank');
  return first < 0 ? [] : lines.slice(first, last + 1);
}
