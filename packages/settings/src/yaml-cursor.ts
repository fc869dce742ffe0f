import type { Node } from 'yaml';
import type { ValuePath, YamlRange } from './yaml-source.js';

/** Where a person types in a YAML file. */
export interface YamlCursor {
  /** The map that a key is typed into, or the value that is typed. */
  readonly path: ValuePath;
  readonly isKey: boolean;
  /** The other keys of the map. */
  readonly keys: readonly string[];
  /** What the rest of the file says, as far as it can be read. */
  readonly values: unknown;
  /** The word at the cursor, as offsets: what a completion replaces. */
  readonly start: number;
  readonly end: number;
}

/** Stands for the word at the cursor. No file has this character, which Unicode leaves to programs. */
const MARK = '\u{e000}';

/** What ends a word. */
const BETWEEN = /[\s{}[\],:"'#]/;

/**
 * Where a cursor is in a text, which need not be well-formed: it is about to be.
 * @returns undefined in comments, and within texts
 */
export async function yamlCursor(text: string, offset: number): Promise<YamlCursor | undefined> {
  let [start, end] = [offset, offset];
  while (start > 0 && !BETWEEN.test(text[start - 1]!)) start--;
  while (end < text.length && !BETWEEN.test(text[end]!)) end++;
  const reader = await readLoosely(text.slice(0, start) + MARK + text.slice(end));
  const found = reader?.find(({ value }) => value === MARK);
  if (!reader || !found) return undefined;
  const { path, isKey } = found;
  const map = isKey ? path.slice(0, -1) : path;
  const keys = isKey ? found.keys.filter((key) => key !== MARK) : [];
  return { path: map, isKey, keys, values: reader.values, start, end };
}

/** A key or a scalar of a YAML file. */
export interface YamlWord {
  readonly path: ValuePath;
  readonly isKey: boolean;
  readonly range: YamlRange;
}

/** The key or the scalar at an offset of a text, which need not be well-formed. */
export async function yamlWordAt(text: string, offset: number): Promise<YamlWord | undefined> {
  const reader = await readLoosely(text);
  const found = reader?.find(({ start, end }) => start <= offset && offset <= end);
  if (!reader || !found) return undefined;
  const { path, isKey, start, end } = found;
  return { path, isKey, range: { start: reader.place(start), end: reader.place(end) } };
}

interface Found {
  readonly value: unknown;
  readonly path: ValuePath;
  readonly isKey: boolean;
  /** Keys of the map around it. */
  readonly keys: readonly string[];
  readonly start: number;
  readonly end: number;
}

/** Reads a text as far as it can be read. @returns undefined for an empty one */
async function readLoosely(text: string) {
  const { isMap, isScalar, isSeq, isTooDeep, LineCounter, parseDocument } = await import('./yaml.js');
  if (isTooDeep(text)) return undefined;
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { logLevel: 'silent', lineCounter, strict: false, uniqueKeys: false });
  const contents: unknown = document.contents;
  if (!contents) return undefined;

  function* scalars(node: unknown, path: ValuePath): Iterable<Found> {
    if (isMap(node)) {
      const keys = node.items.map(({ key }) => textOf(key));
      for (const { key, value } of node.items) {
        const own = [...path, textOf(key)];
        yield { value: textOf(key), path: own, isKey: true, keys, ...spanOf(key) };
        yield* scalars(value, own);
      }
    } else if (isSeq(node)) {
      for (const [index, item] of node.items.entries()) yield* scalars(item, [...path, index]);
    } else if (isScalar(node)) {
      yield { value: node.value, path, isKey: false, keys: [], ...spanOf(node) };
    }
  }
  const textOf = (key: unknown) => String(isScalar(key) ? key.value : key);

  return {
    get values(): unknown {
      try {
        return document.toJS({ maxAliasCount: 100 });
      } catch {
        // Aliases of nothing, or that grow without end.
        return undefined;
      }
    },
    find(fits: (found: Found) => boolean): Found | undefined {
      for (const found of scalars(contents, [])) if (fits(found)) return found;
      return undefined;
    },
    place(offset: number) {
      const { line, col } = lineCounter.linePos(offset);
      return { line: Math.max(0, line - 1), character: Math.max(0, col - 1) };
    },
  };
}

function spanOf(node: unknown): { start: number; end: number } {
  const [start = -1, end = -1] = (node as Node | null)?.range ?? [];
  return { start, end };
}
