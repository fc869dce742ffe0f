import { at, write } from '@mosquitto-conf/config';
import type { DurationKind, IntegerKind } from '@mosquitto-conf/config/internal';
import { inWords } from '@mosquitto-conf/validator/internal';
import { CompletionItemKind } from 'vscode-languageserver-types';
import { type Cursor, typedOf } from '../../cursor.js';
import type { Offer } from '../offer.js';
import { type Provider, standardOf } from './value.js';

/**
 * Whether the word at the cursor has a digit already. Then it is a number, and one that begins with the same digits is
 * another number.
 */
export function isNumberTyped(cursor: Cursor): boolean {
  return /\d/.test(typedOf(cursor));
}

/** Ranges with no more numbers than these are offered whole. */
const FEW = 8;

/** The default, numbers that mean something, and a short range whole. */
export const integerOffers: Provider = (value) => {
  if (isNumberTyped(value.cursor)) return [];
  const { release } = value.document.project;
  const { options, choices } = value.kind as IntegerKind;
  const { min, max, below } = at(options.limits ?? {}, release);
  const standard = standardOf(value);
  const meanings = new Map<string, string | undefined>(
    choices?.(release).map(({ word, summary }) => [word, summary]),
  );
  if (standard !== undefined) meanings.set(standard, undefined);
  for (const [number, meaning] of Object.entries(options.special ?? {})) meanings.set(number, meaning);
  if (min !== undefined && max !== undefined && max - min < FEW) {
    for (let number = min; number <= max; number++) {
      if (!meanings.has(String(number))) meanings.set(String(number), undefined);
    }
  }
  const range = rangeOf(min, max, options.unit);
  return [...meanings]
    .filter(([text]) => min === undefined || Number(text) >= min || typeof below === 'object')
    .sort(([a], [b]) => Number(a) - Number(b))
    .map(([label, meaning]): Offer => {
      const told = inWords(value.directive, Number(label) * (options.scale ?? 1), release);
      const words = meaning ?? (told ? write(told) : options.unit);
      const parts = [words, label === standard ? 'default' : undefined];
      return {
        label,
        kind: CompletionItemKind.Value,
        detail: parts.filter(Boolean).join(', '),
        ...(range ? { documentation: range } : {}),
      };
    });
};

function rangeOf(min: number | undefined, max: number | undefined, unit = ''): string | undefined {
  if (min === undefined && max === undefined) return undefined;
  const range =
    min === undefined ? `At most ${max}` : max === undefined ? `At least ${min}` : `From ${min} to ${max}`;
  return `${`${range} ${unit}`.trim()}.`;
}

/** No release reads a unit here. */
export const memoryOffers: Provider = (value) => {
  const standard = standardOf(value);
  if (standard === undefined || isNumberTyped(value.cursor)) return [];
  const told = inWords(value.directive, Number(standard), value.document.project.release);
  return [
    {
      label: standard,
      kind: CompletionItemKind.Value,
      detail: [told && write(told), 'default'].filter(Boolean).join(', '),
      documentation: `Write ${value.kind.expects}.`,
    },
  ];
};

/** A number with each unit, the number that is typed or a usual one. */
export const durationOffers: Provider = ({ cursor, kind, document }) => {
  const typed = /^[1-9]\d{0,5}/.exec(typedOf(cursor))?.[0];
  return (kind as DurationKind).units(document.project.release).map((unit): Offer => {
    const count = typed ?? String(unit.usual);
    return {
      label: count + unit.letter,
      kind: CompletionItemKind.Unit,
      detail: `${count} ${count === '1' ? unit.word.replace(/s\b/, '') : unit.word}`,
    };
  });
};

/** Each number of the default at its own position; at the first one also the whole. */
export const listOffers: Provider = (value) => {
  const standard = standardOf(value);
  const numbers = standard?.split(' ') ?? [];
  const { cursor } = value;
  const here = numbers[cursor.index - 1];
  if (standard === undefined || here === undefined || isNumberTyped(cursor)) return [];
  const offers: Offer[] = [{ label: here, kind: CompletionItemKind.Value, detail: 'default' }];
  if (numbers.length > 1 && cursor.index === 1 && cursor.words.length <= 2) {
    const filter = standard.replaceAll(' ', '-');
    offers.unshift({ label: standard, kind: CompletionItemKind.Value, detail: 'default', filter });
  }
  return offers;
};
