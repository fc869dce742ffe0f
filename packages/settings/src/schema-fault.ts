import type { Text } from '@mosquitto-conf/config';
import { meantWord } from '@mosquitto-conf/config/internal';
import { choiceOf, nearestWord } from '@mosquitto-conf/validator/internal';
import { kindTexts, yamlTexts as texts } from './texts/yaml.js';

/** A fault in a file, as JSON Schema validators report it. */
export interface SchemaFault {
  readonly instancePath: string;
  readonly keyword: string;
  readonly message?: string;
  readonly params: Readonly<Record<string, unknown>>;
  /** The key that is wrong by itself, as its letters are. */
  readonly propertyName?: string;
  /** The part of the schema that it is against. */
  readonly parentSchema?: unknown;
}

/** What is wrong, and which part of the file is: a key or a value. */
export interface NamedFault {
  readonly message: Text;
  /** Keys and indices, from the root. */
  readonly path: readonly string[];
  /** Whether the last key itself is wrong, and not its value. */
  readonly isKey: boolean;
  /** What was probably meant in its place. */
  readonly meant?: string;
}

/** Words to choose from are listed up to this many. */
const MOST_WORDS = 16;

/**
 * Says in a person's words what a validator reports.
 * @param keys those that may be where the schema itself does not list them
 */
export function nameFault(
  fault: SchemaFault,
  valueAt: (path: readonly string[]) => unknown,
  keys: readonly string[] = [],
): NamedFault {
  const path = pathOf(fault.instancePath);
  const of = (message: Text, isKey = false): NamedFault => ({ message, path, isKey });
  switch (fault.keyword) {
    case 'additionalProperties': {
      const key = String(fault.params.additionalProperty);
      const words = Object.keys((fault.parentSchema as { readonly properties?: object })?.properties ?? {});
      return { ...unknownKey(key, words), path: [...path, key], isKey: true };
    }
    case 'unevaluatedProperties': {
      const key = String(fault.params.unevaluatedProperty);
      return { ...unknownKey(key, keys), path: [...path, key], isKey: true };
    }
    case 'enum': {
      const words = (fault.params.allowedValues as readonly unknown[]).map(String);
      return { ...unknownValue(String(valueAt(path)), words), path, isKey: false };
    }
    case 'required':
      return of(texts.missing({ key: String(fault.params.missingProperty) }), true);
    case 'type':
      // YAML reads `2.0` as a number.
      if (fault.params.type === 'string' && typeof valueAt(path) === 'number') return of(texts.quoteNumber);
      return of(texts.wrongType({ kinds: kinds(fault.params.type) }));
    case 'const':
      return of(texts.wrongConstant({ value: String(fault.params.allowedValue) }));
    case 'minProperties':
      return of(texts.empty);
    default:
      return of(texts.other({ reason: fault.message ?? 'is wrong' }));
  }
}

type Unknown = Pick<NamedFault, 'message' | 'meant'>;

function unknownKey(key: string, all: readonly string[]): Unknown {
  const meant = meantBy(key, all);
  if (meant !== undefined) return { message: texts.noSuchKeyButMeant({ key, meant }), meant };
  const { noSuchKey, noSuchKeyButOf } = texts;
  return { message: (all.length === 0 ? noSuchKey : noSuchKeyButOf)({ key, words: listed(all) }) };
}

function unknownValue(value: string, all: readonly string[]): Unknown {
  const meant = value.length < 2 ? undefined : meantWord(value, all);
  if (meant !== undefined) return { message: texts.noSuchValueButMeant({ value, meant }), meant };
  const { noSuchValue, noSuchValueButOf } = texts;
  return { message: (all.length === 0 ? noSuchValue : noSuchValueButOf)({ value, words: listed(all) }) };
}

function meantBy(word: string, words: readonly string[]): string | undefined {
  return word.length < 3 ? undefined : nearestWord(word, words, Math.floor(word.length / 3));
}

function listed(words: readonly string[]): string {
  return words.slice(0, MOST_WORDS).join(', ') + (words.length > MOST_WORDS ? ', …' : '');
}

function kinds(type: unknown): Text {
  const all = (Array.isArray(type) ? type : String(type).split(',')) as string[];
  return choiceOf(all.map((one) => (one in kindTexts ? kindTexts[one as keyof typeof kindTexts] : one)));
}

/** The steps of a JSON pointer. */
function pathOf(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((step) => decodeURIComponent(step).replaceAll('~1', '/').replaceAll('~0', '~'));
}
