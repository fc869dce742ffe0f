import { at } from '@mosquitto-conf/config';
import { writeValue } from '@mosquitto-conf/config/internal';
import { CompletionItemKind } from 'vscode-languageserver-types';
import { completionTexts as texts } from '../../../texts/completion.js';
import { tailFrom } from '../../cursor.js';
import { fileOffers } from '../files.js';
import { choiceOffers, type Offer } from '../offer.js';
import { type Provider, standardOf, type Value } from './value.js';

/** `true` and `false`. */
export const booleanOffers: Provider = (value) => {
  const standard = standardOf(value);
  return (value.kind.words?.(value.document.project.release) ?? []).map((label) => ({
    label,
    kind: CompletionItemKind.Value,
    detail: label === standard ? value.document.project.say(texts.default) : undefined,
  }));
};

/** The words of a closed set; where lines add up, those that no other line has. */
export const wordOffers: Provider = (value) => {
  const { kind, document } = value;
  const taken = takenBy(value);
  return choiceOffers(
    document.project,
    kind.choices?.(document.project.release) ?? [],
    standardOf(value),
  ).filter(({ label }) => !taken.has(label));
};

function takenBy({ directive, kind, settings, cursor, document }: Value): ReadonlySet<unknown> {
  const { release } = document.project;
  if (at(directive.repeat, release) !== 'add') return new Set();
  const others = (settings?.all(directive) ?? []).filter(
    ({ place }) => place.file !== document.file || place.line !== cursor.line,
  );
  // Of `file PATH` only the first word.
  return new Set(others.map(({ value }) => writeValue(kind, value, release).split(' ')[0]));
}

/** Where the log goes, and after `file` the path. */
export const logDestinationOffers: Provider = (value) => {
  const { cursor } = value;
  if (cursor.index === 1) {
    const after = cursor.words.length > 2 ? '' : ' ';
    return wordOffers(value).map((offer) =>
      offer.label === 'file' ? { ...offer, text: `file${after}` } : offer,
    );
  }
  return cursor.words[1]?.text === 'file'
    ? fileOffers(cursor, tailFrom(cursor, 2), { endings: ['.log'] })
    : [];
};

/** Numbers with commas or blanks between them. */
export const versionOffers: Provider = ({ cursor, kind, document }) => {
  const { text, start, offset, words } = cursor;
  const value = text.slice(words[0]!.end - start);
  const taken = new Set(value.match(/\d+/g));
  const before = /\d*$/.exec(text.slice(0, offset - start))![0];
  const after = /^\d*/.exec(text.slice(offset - start))![0];
  taken.delete(before + after);
  const span = { start: offset - before.length, end: offset + after.length };
  return choiceOffers(document.project, kind.choices?.(document.project.release) ?? [])
    .filter(({ label }) => !taken.has(label))
    .map((offer): Offer => ({ ...offer, span }));
};
