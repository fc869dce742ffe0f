import type { Language } from '@mosquitto-conf/config';
import { type AnyTexts, everyConfigText, placesOf, type TextName } from '@mosquitto-conf/config/internal';
import { texts as validatorTexts } from './texts/index.js';

/** Every text of findings and fixes, by group and key. */
function textGroups(): ReadonlyMap<string, AnyTexts> {
  return new Map(
    [...everyConfigText(), ...validatorTexts].flatMap((texts) => {
      const [first] = Object.values(texts);
      return first ? [[first.group, texts] as const] : [];
    }),
  );
}

/**
 * What is wrong with a translation, one line each: a group or key that there is not, a place that the English text does not
 * have, or one that is missing.
 * @returns none for a language that can be used; what it leaves out is written in English
 */
export function languageFaults(language: Language): readonly string[] {
  const groups = textGroups();
  return Object.entries(language).flatMap(([group, templates]) => {
    const texts = groups.get(group);
    if (!texts) return [`${group}: there is no such group`];
    return Object.entries(templates).flatMap(([key, template]) => {
      const text = Object.hasOwn(texts, key) ? texts[key] : undefined;
      if (!text) return [`${group}.${key}: there is no such text`];
      return placeFaults(text, template).map((fault) => `${group}.${key}: ${fault}`);
    });
  });
}

function placeFaults({ template: english }: TextName, template: string): readonly string[] {
  const [wanted, written] = [new Set(placesOf(english)), new Set(placesOf(template))];
  return [
    ...[...written].filter((name) => !wanted.has(name)).map((name) => `there is no {${name}}`),
    ...[...wanted].filter((name) => !written.has(name)).map((name) => `{${name}} is missing`),
  ];
}
