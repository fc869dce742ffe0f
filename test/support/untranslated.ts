import { at, directives, type Language, latest } from '@mosquitto-conf/config';
import type { TextName } from '@mosquitto-conf/config/internal';
import { expect } from 'vitest';

/** A language in which every template is changed. */
function languageOf(templates: readonly TextName[], change: (template: string) => string): Language {
  const language: Record<string, Record<string, string>> = {};
  for (const { group, key, template } of templates) {
    language[group] ??= {};
    language[group][key] = change(template);
  }
  return language;
}

/** A language that puts every text into brackets, so that what is printed outside of them is not a text of ours. */
export function bracketed(templates: readonly TextName[]): Language {
  return languageOf(templates, (template) => `⟦${template}⟧`);
}

/** The same with what fills a text outside of the brackets: it may be a sentence of its own. */
export function bracketedParts(templates: readonly TextName[]): Language {
  return languageOf(
    templates,
    (template) => `⟦${template.replaceAll(/(?<![{$])\{\w+(?::\w+)?\}/g, '⟧$&⟦')}⟧`,
  );
}

/** What is printed outside of all texts. */
function outside(text: string): string {
  let depth = 0;
  let rest = '';
  for (const character of text) {
    if (character === '⟦') depth++;
    if (depth === 0) rest += character;
    if (character === '⟧') depth--;
    if (character === '⟧' && depth === 0) rest += ' ';
  }
  // What is cut off within a text would hide all that follows.
  expect(depth).toBe(0);
  return rest;
}

/** The words outside of all texts that a person has not written. */
export function strayWords(text: string, known: readonly string[]): string[] {
  const mine = known.flatMap((one) => one.match(/\p{L}+/gu) ?? []);
  return [...new Set(outside(text).match(/\p{L}+/gu) ?? [])].filter((word) => !mine.includes(word));
}

/** Words that are the same in all languages: names of MQTT, Mosquitto and Markdown, values of directives, what can be explained. */
const NAMES = [
  'Mosquitto',
  'MQTT',
  'TLS',
  'WebSockets',
  'HTTP',
  'KiB',
  'kB',
  'MB',
  'rw',
  'r',
  'w',
  'checkconfig',
  'localhost',
  'mosquitto',
  'br',
  'mqttv',
  ...directives.flatMap(({ name, kind }) => [name, ...(at(kind, latest).words?.(latest) ?? [])]),
];

/** What identifies something: `--port`, `max_packet_size`, `acl-file`, `/opt/porta.so`; and passwords that were made up. */
const IDENTIFIERS =
  /(?<![\w-])--?[a-z][\w-]*|(?<![\w-])[\w-]{20,}(?![\w-])|https?:\S+|[\w$.%:/~@-]*[\w%][_\-/.][\w%][\w$.%:/~@#-]*/gu;

/** The words outside of all texts that are not names: those of all languages, and what identifies something. */
export function untranslated(text: string, known: readonly string[]): string[] {
  return strayWords(outside(text).replaceAll(IDENTIFIERS, ' '), [...NAMES, ...known]);
}
