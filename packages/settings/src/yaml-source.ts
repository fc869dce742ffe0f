import { type Language, type Text, write } from '@mosquitto-conf/config';
import type { Document, Scalar } from 'yaml';
import { nameFault, type SchemaFault } from './schema-fault.js';
import { yamlTexts } from './texts/yaml.js';

/** Keys and indices of a value in a YAML file. */
export type ValuePath = readonly (string | number)[];

/** A place in a text, from 0, as the Language Server Protocol counts. */
export interface YamlRange {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}

/** A fault in a YAML file. */
export interface YamlFault {
  /** What is wrong, and what to do, in the language of the source. */
  readonly message: string;
  readonly range: YamlRange;
  /** What was probably meant in place of what the range spans. */
  readonly meant?: string;
}

/** More characters are no file of ours. */
const LONGEST = 1_000_000;

/** How often one alias may stand for a value; those of aliases count as often as they stand themselves. */
const MOST_ALIASES = 100;

/** How deep values may be nested. */
const DEEPEST = 20;

/** A YAML file with the places of its keys and values. */
export class YamlSource {
  private constructor(
    readonly text: string,
    /** undefined where it is not well-formed. */
    readonly document: Document | undefined,
    readonly values: unknown,
    private readonly yaml: typeof import('./yaml.js'),
    private readonly places: (offset: number) => { line: number; character: number },
    /** Why it is not well-formed. */
    readonly malformed: readonly YamlFault[],
    private readonly language: Language | undefined,
  ) {}

  /**
   * Reads a text. It never throws: what is wrong is in `malformed`.
   * @param language of the messages of its faults
   */
  static async read(text: string, language?: Language): Promise<YamlSource> {
    const yaml = await import('./yaml.js');
    const counter = new yaml.LineCounter();
    const places = (offset: number) => {
      const { line, col } = counter.linePos(Math.min(offset, text.length));
      return { line: Math.max(0, line - 1), character: Math.max(0, col - 1) };
    };
    const broken = (message: Text, start = 0, end = start) => {
      const range = { start: places(start), end: places(end) };
      const faults = [{ message: write(message, language), range }];
      return new YamlSource(text, undefined, undefined, yaml, places, faults, language);
    };
    if (text.length > LONGEST) return broken(yamlTexts.tooLong({ limit: LONGEST }));
    try {
      const document = yaml.parseDocument(text, {
        logLevel: 'error',
        lineCounter: counter,
        prettyErrors: false,
      });
      const [problem] = document.errors;
      if (problem) return broken(yamlTexts.malformed({ reason: problem.message }), ...problem.pos);
      yaml.visit(document, { Scalar: (_, scalar) => keepSpelling(scalar) });
      const values: unknown = document.toJS({ maxAliasCount: MOST_ALIASES });
      if (!isPlain(values, DEEPEST)) return broken(yamlTexts.tooDeep);
      return new YamlSource(text, document as unknown as Document, values, yaml, places, [], language);
    } catch (error) {
      // An alias of nothing, aliases that grow without end, brackets without end.
      const reason = error instanceof Error ? error.message : String(error);
      return broken(yamlTexts.malformed({ reason }));
    }
  }

  /** What a schema says is wrong with it. */
  faults(
    validate: ((value: unknown) => boolean) & { readonly errors?: readonly SchemaFault[] | null },
  ): YamlFault[] {
    if (this.malformed.length > 0) return [...this.malformed];
    if (validate(this.values)) return [];
    return (validate.errors ?? []).map((fault) => {
      const { message, path, isKey, meant } = nameFault(fault, (at) => valueAt(this.values, at));
      return this.fault(message, path, isKey, meant);
    });
  }

  /** A fault that no schema finds. */
  fault(message: Text, path: ValuePath, isKey = false, meant?: string): YamlFault {
    return {
      message: write(message, this.language),
      range: this.rangeOf(path, isKey),
      ...(meant === undefined ? {} : { meant }),
    };
  }

  /** The place of a value, or of the key that has it; of the nearest part that is there. */
  rangeOf(path: ValuePath, isKey = false): YamlRange {
    const { isMap, isSeq, isScalar } = this.yaml;
    let node: unknown = this.document?.contents;
    let span: readonly number[] | undefined | null = [0, 0];
    for (const [index, step] of path.entries()) {
      if (isMap(node)) {
        const pair = node.items.find(({ key }) => String(isScalar(key) ? key.value : key) === String(step));
        if (!pair) break;
        const key = pair.key as { readonly range?: readonly number[] } | null;
        const value = pair.value as { readonly range?: readonly number[] } | null;
        const isLast = index === path.length - 1;
        span = (isLast && isKey ? key?.range : undefined) ?? value?.range ?? key?.range ?? span;
        node = pair.value;
      } else if (isSeq(node)) {
        node = node.items[Number(step)];
        span = (node as { readonly range?: readonly number[] } | undefined)?.range ?? span;
      } else break;
    }
    const [start = 0, end = start] = span ?? [];
    // A map or a list is shown by its first line.
    const line = this.text.indexOf('\n', start);
    const shown = isMap(node) || isSeq(node) ? Math.min(end, line < 0 ? end : line) : end;
    return { start: this.places(start), end: this.places(Math.max(start, shown)) };
  }
}

/** A number that is spelled in another way than usual is a text: the release `2.0`, the password `007`. */
function keepSpelling(scalar: Scalar): void {
  const { value, source } = scalar;
  if (typeof value === 'number' && source !== undefined && String(value) !== source) scalar.value = source;
}

function valueAt(values: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (here, step) => (here as Readonly<Record<string, unknown>> | null | undefined)?.[step],
    values,
  );
}

function isPlain(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return depth > 0 && Object.values(value).every((part) => isPlain(part, depth - 1));
}
