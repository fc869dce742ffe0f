import { TextError } from '@mosquitto-conf/config/internal';
import { settingsTexts } from './texts/settings.js';

/** More characters are no settings. */
const LONGEST = 1_000_000;

/** How often one alias may stand for a value; those of aliases count as often as they stand themselves. */
const MOST_ALIASES = 100;

/** Settings have maps in lists in a map; compose files a little more. */
const DEEPEST = 10;

/** A value with a tag of its own, such as `!reset`. */
export interface Tagged {
  readonly tag: string;
  /** The keys that lead to it. */
  readonly path: readonly string[];
}

/**
 * The values of a text; JSON is YAML, so one parser reads both.
 * @param merge whether `<<` merges maps, as in YAML 1.1
 * @param tags takes the values that have a tag
 * @throws Error with the reason, in one line, where it is not well-formed or more than a person writes
 */
export async function readYaml(text: string, merge = false, tags?: Tagged[]): Promise<unknown> {
  const { isPair, parseDocument, visit } = await import('./yaml.js');
  if (text.length > LONGEST) throw new TextError(settingsTexts.tooLong({ limit: LONGEST }));
  let values: unknown;
  try {
    const document = parseDocument(text, { logLevel: 'error', merge });
    const [problem] = document.errors;
    if (problem) throw problem;
    if (tags)
      visit(document, {
        Node(_, { tag }, path) {
          if (tag !== undefined)
            tags.push({ tag, path: path.flatMap((one) => (isPair(one) ? String(one.key) : [])) });
        },
      });
    values = document.toJS({ maxAliasCount: MOST_ALIASES });
  } catch (error) {
    if (error instanceof TextError) throw error;
    // An alias of nothing, a merge of what is not a map, aliases that grow without end, brackets without end.
    const reason = error instanceof Error ? error.message : 'no YAML';
    throw new Error(reason.split('\n')[0]);
  }
  // Values that hold themselves, or nothing but one another, are more than any settings need.
  if (!isPlain(values, DEEPEST)) throw new TextError(settingsTexts.tooDeep);
  return values;
}

function isPlain(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return depth > 0 && Object.values(value).every((part) => isPlain(part, depth - 1));
}
