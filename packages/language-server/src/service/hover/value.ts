import { at, type Choice, type Kind, write } from '@mosquitto-conf/config';
import { choicesOf, type DurationKind, writeValue } from '@mosquitto-conf/config/internal';
import { code, inWords } from '@mosquitto-conf/validator/internal';
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
  const meant = choice && `${code(choice.word)}: ${choice.summary}`;
  return paragraphs(meant, parameter && `\`${parameter.name}\`: ${parameter.expects}`) || undefined;
}

function meaning({ project, document, cursor, written }: Site): string | undefined {
  const line = directiveLineAt(document, cursor.offset);
  const read = line && readLine(project, line);
  if (!read || read.value === undefined) return undefined;
  const { directive, kind } = written;
  const words = inWords(directive, read.value, project.release);
  const unit = unitOf(kind, cursor.word.text, project.release);
  if (words !== undefined) return `${code(cursor.word.text)} is ${write(words)}${unit ? `: ${unit}` : ''}`;
  return kind.name === 'boolean' ? booleanMarkdown(read.value, written, project.release) : undefined;
}

/** Which unit the letter of a duration is, as `m` is easily taken for minutes. */
function unitOf(kind: Kind, text: string, release: Parameters<DurationKind['units']>[0]): string | undefined {
  if (kind.name !== 'duration') return undefined;
  const unit = (kind as DurationKind).units(release).find(({ letter }) => text.endsWith(letter));
  return unit && `\`${unit.letter}\` stands for ${unit.word}`;
}

function booleanMarkdown(
  value: unknown,
  { directive, kind }: Site['written'],
  release: Parameters<typeof at>[1],
): string {
  const usual = at(directive.default, release);
  const text = code(String(value));
  if (value === usual) return `${text}, the default`;
  return usual === undefined ? text : `${text}; the default is ${code(writeValue(kind, usual, release))}`;
}
