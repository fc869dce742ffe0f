import { shellPath, shellWord } from './shell-word.js';

/**
 * Texts for people, in any language. Where something is found, a `Text` says which template and what fills it; the sentence
 * itself is made at the end, in the language that is asked for. English is what the code contains.
 */

/** What may fill a place in a template. A text within a text is written in the same language. */
export type TextValue = string | number | Text;

/** A template of a group. */
export interface TextName {
  /** The group: the code or rule that says it, or what several of them share. */
  readonly group: string;
  /** Its name in the group. */
  readonly key: string;
  /** The English template; `{name}` stands for a value, and in a command `{name:path}` or `{name:word}` for one that is quoted. */
  readonly template: string;
}

/** A template, and what fills its places. */
export interface Text extends TextName {
  readonly values: Readonly<Record<string, TextValue>>;
}

/**
 * The places of a template: `'file' | 'line'` for `{file}, line {line}`. Braces in pairs, as in `{{ port }}`, and those of
 * a shell, as in `${name}`, are text.
 */
type Names<Template extends string> = Template extends `${infer Before}{${infer Name}}${infer Rest}`
  ? (Name extends `{${string}` ? never : Before extends `${string}$` ? never : ValueName<Name>) | Names<Rest>
  : never;

type ValueName<Place extends string> = Place extends `${infer Name}:${keyof typeof INTO}` ? Name : Place;

/** A template without places is a text; one with places is a function of what fills them. */
type TextOf<Template extends string> = [Names<Template>] extends [never]
  ? Text
  : ((values: Readonly<Record<Names<Template>, TextValue>>) => Text) & TextName;

/** English templates by name. */
export type Templates = Readonly<Record<string, string>>;

/** The texts of a group, by name. */
export type Texts<Group extends Templates> = { readonly [Key in keyof Group]: TextOf<Group[Key]> };

/** The texts of any group, where only their names and templates matter. */
export type AnyTexts = Readonly<Record<string, TextName>>;

/** What a language says, by group and name. What it does not say is written in English. */
export type Language = Readonly<Record<string, Templates>>;

/**
 * What becomes of a value in a command, where a place says it: one word of a shell, as a path or as anything else. The quotes are then
 * at the place where the command is.
 */
const INTO = { path: shellPath, word: shellWord } as const;

const PLACE = /(?<![{$])\{(\w+)(?::(path|word))?\}/g;

/** Whether a template has a place: unlike `PLACE`, it keeps nothing from one template to the next. */
const HAS_PLACE = new RegExp(PLACE.source);

const NO_VALUES: Text['values'] = Object.freeze({});

/**
 * Names the texts of a group. A short run makes hundreds of groups and writes a few sentences, so little is done here.
 * @param group a rule's id, or what the texts are about; unique in the project
 * @param templates English, with `{name}` for each value
 */
export function textsOf<const Group extends Templates>(group: string, templates: Group): Texts<Group> {
  const texts: Record<string, Text | TextName> = {};
  for (const key of Object.keys(templates)) {
    const template = templates[key]!;
    texts[key] = HAS_PLACE.test(template)
      ? withPlaces(group, key, template)
      : { group, key, template, values: NO_VALUES };
  }
  return texts as Texts<Group>;
}

function withPlaces(group: string, key: string, template: string): TextName {
  const text = (values: Text['values']): Text => ({ group, key, template, values });
  return Object.assign(text, { group, key, template });
}

const { sentence } = textsOf('written', { sentence: '{text}' });

/** What is already written in the language of the reader, where a text is wanted. */
export function written(text: string): Text {
  return sentence({ text });
}

/** The places of a template, as often as they appear, with the form in which the value is written: `name`, `name:path`. */
export function placesOf(template: string): readonly string[] {
  return [...template.matchAll(PLACE)].map(([place]) => place.slice(1, -1));
}

/**
 * The sentence in a language.
 * @param language English where it is absent or does not have the text
 */
export function write(text: Text, language: Language = {}): string {
  const template = language[text.group]?.[text.key] ?? text.template;
  return template.replaceAll(PLACE, (place, name: string, form: keyof typeof INTO | undefined) => {
    const value = text.values[name];
    if (value === undefined) return place;
    const written = typeof value === 'object' ? write(value, language) : String(value);
    return form ? INTO[form](written) : written;
  });
}
