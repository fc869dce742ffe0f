import { at, type Choice, type Kind, type Text } from '@mosquitto-conf/config';
import {
  choicesOf,
  type DurationKind,
  type DurationUnit,
  phrase,
  unitPhrase,
  writeValue,
} from '@mosquitto-conf/config/internal';
import { code, inWords } from '@mosquitto-conf/validator/internal';
import { parameterText, hoverTexts as texts } from '../../texts/hover.js';
import { directiveLineAt, readLine } from '../read-line.js';
import { paragraphs, type Site } from './site.js';

/** What a value means, by its kind. */
export function valueMarkdown(site: Site): string | undefined {
  return paragraphs(wordMarkdown(site), meaning(site)) || undefined;
}

/** One word of several, or of a closed set. */
function wordMarkdown({ project, cursor, written }: Site): string | undefined {
  const { kind } = written;
  const { release } = project;
  const parameters = kind.parameters ?? [];
  const last = parameters.at(-1);
  const parameter = parameters[cursor.index - 1] ?? (last?.repeats ? last : undefined);
  const all: readonly Choice[] = parameter?.choices
    ? choicesOf(parameter.choices, release)
    : (kind.choices?.(release) ?? []);
  // `3,` of `3, 4` is a 3 all the same.
  const text = cursor.word.text.replace(/,$/, '');
  const choice = all.find(({ word }) => word === text);
  const meant = choice && texts.wordMeaning({ word: code(choice.word), meaning: phrase(choice.summary) });
  return (
    paragraphs(meant && project.say(meant), parameter && project.say(parameterText(parameter))) || undefined
  );
}

function meaning({ project, document, cursor, written }: Site): string | undefined {
  const line = directiveLineAt(document, cursor.offset);
  const read = line && readLine(project, line);
  if (!read || read.value === undefined) return undefined;
  const { directive, kind } = written;
  const words = inWords(directive, read.value, project.release);
  const unit = unitOf(kind, cursor.word.text, project.release);
  const value = code(cursor.word.text);
  const text =
    words !== undefined
      ? unit
        ? texts.isUnit({ value, words, letter: unit.letter, unit: unitPhrase(unit) })
        : texts.is({ value, words })
      : kind.name === 'boolean'
        ? booleanText(read.value, written, project.release)
        : undefined;
  return text && project.say(text);
}

/** Which unit the letter of a duration is, as `m` is easily taken for minutes. */
function unitOf(
  kind: Kind,
  text: string,
  release: Parameters<DurationKind['units']>[0],
): DurationUnit | undefined {
  if (kind.name !== 'duration') return undefined;
  return (kind as DurationKind).units(release).find(({ letter }) => text.endsWith(letter));
}

function booleanText(
  read: unknown,
  { directive, kind }: Site['written'],
  release: Parameters<typeof at>[1],
): Text | string {
  const usual = at(directive.default, release);
  const value = code(String(read));
  if (read === usual) return texts.default({ value });
  return usual === undefined
    ? value
    : texts.otherDefault({ value, default: code(writeValue(kind, usual, release)) });
}
