import { nearestWord } from '@mosquitto-conf/validator/internal';

/** A fault in a file, as JSON Schema validators report it. */
export interface SchemaFault {
  readonly instancePath: string;
  readonly keyword: string;
  readonly message?: string;
  readonly params: Readonly<Record<string, unknown>>;
  /** The part of the schema that it is against. */
  readonly parentSchema?: unknown;
}

/** What is wrong, and which part of the file is: a key or a value. */
export interface NamedFault {
  readonly message: string;
  /** Keys and indices, from the root. */
  readonly path: readonly string[];
  /** Whether the last key itself is wrong, and not its value. */
  readonly isKey: boolean;
  /** What was probably meant in its place. */
  readonly meant?: string;
}

/** Words to choose from are listed up to this many. */
const MOST_WORDS = 16;

/** Says in a person's words what a validator reports. */
export function nameFault(fault: SchemaFault, valueAt: (path: readonly string[]) => unknown): NamedFault {
  const path = pathOf(fault.instancePath);
  switch (fault.keyword) {
    case 'additionalProperties': {
      const key = String(fault.params.additionalProperty);
      const words = Object.keys((fault.parentSchema as { readonly properties?: object })?.properties ?? {});
      return { ...unknownWord(`There is no "${key}" here`, key, words), path: [...path, key], isKey: true };
    }
    case 'enum': {
      const value = String(valueAt(path));
      const words = (fault.params.allowedValues as readonly unknown[]).map(String);
      return { ...unknownWord(`"${value}" is not possible here`, value, words), path, isKey: false };
    }
    case 'required':
      return { message: `"${String(fault.params.missingProperty)}" is missing.`, path, isKey: true };
    case 'type':
      return { message: `This must be ${kinds(fault.params.type)}.`, path, isKey: false };
    case 'const':
      return { message: `This must be ${String(fault.params.allowedValue)}.`, path, isKey: false };
    case 'minProperties':
      return { message: 'This is empty.', path, isKey: false };
    default:
      return { message: `This ${fault.message ?? 'is wrong'}.`, path, isKey: false };
  }
}

function unknownWord(
  start: string,
  word: string,
  words: readonly string[],
): { message: string; meant?: string } {
  const meant = word.length < 3 ? undefined : nearestWord(word, words, Math.floor(word.length / 3));
  if (meant !== undefined) return { message: `${start}. Did you mean "${meant}"?`, meant };
  const list = words.slice(0, MOST_WORDS).join(', ');
  return {
    message:
      words.length === 0
        ? `${start}.`
        : `${start}. Possible: ${list}${words.length > MOST_WORDS ? ', …' : ''}.`,
  };
}

const articles: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a map of keys and values',
  null: 'empty',
};

function kinds(type: unknown): string {
  const all = (Array.isArray(type) ? type : String(type).split(',')) as string[];
  return all.map((one) => articles[one] ?? one).join(' or ');
}

/** The steps of a JSON pointer. */
function pathOf(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((step) => decodeURIComponent(step).replaceAll('~1', '/').replaceAll('~0', '~'));
}
