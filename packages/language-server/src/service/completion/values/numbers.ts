import { at, type Text } from '@mosquitto-conf/config';
import { type DurationKind, expectedValue, type IntegerKind, phrase } from '@mosquitto-conf/config/internal';
import { inWords } from '@mosquitto-conf/validator/internal';
import { CompletionItemKind } from 'vscode-languageserver-types';
import { completionTexts as texts } from '../../../texts/completion.js';
import { durationText } from '../../../texts/duration.js';
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
  const { project } = value.document;
  const { release } = project;
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
  const range = rangeText(min, max, options.unit);
  return [...meanings]
    .filter(([text]) => min === undefined || Number(text) >= min || typeof below === 'object')
    .sort(([a], [b]) => Number(a) - Number(b))
    .map(([label, meaning]): Offer => {
      const told = inWords(value.directive, Number(label) * (options.scale ?? 1), release);
      const unit = options.unit === undefined ? undefined : phrase(options.unit);
      const words = told ?? (meaning === undefined ? unit : phrase(meaning));
      const detail = detailText(words, label === standard);
      return {
        label,
        kind: CompletionItemKind.Value,
        detail: detail && project.say(detail),
        ...(range ? { documentation: project.say(range) } : {}),
      };
    });
};

function detailText(meaning: Text | undefined, isDefault: boolean): Text | undefined {
  if (!isDefault) return meaning;
  return meaning ? texts.thenDefault({ meaning }) : texts.default;
}

function rangeText(min: number | undefined, max: number | undefined, inUnit?: string): Text | undefined {
  const unit = inUnit === undefined ? undefined : phrase(inUnit);
  if (min !== undefined && max !== undefined)
    return unit ? texts.rangeOf({ min, max, unit }) : texts.range({ min, max });
  if (min !== undefined) return unit ? texts.atLeastOf({ min, unit }) : texts.atLeast({ min });
  if (max !== undefined) return unit ? texts.atMostOf({ max, unit }) : texts.atMost({ max });
  return undefined;
}

/** No release reads a unit here. */
export const memoryOffers: Provider = (value) => {
  const standard = standardOf(value);
  if (standard === undefined || isNumberTyped(value.cursor)) return [];
  const { project } = value.document;
  const told = inWords(value.directive, Number(standard), project.release);
  const what = expectedValue(value.directive, project.release);
  return [
    {
      label: standard,
      kind: CompletionItemKind.Value,
      detail: project.say(told ? texts.thenDefault({ meaning: told }) : texts.default),
      documentation: project.say(texts.write({ what })),
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
      detail: document.project.say(durationText(Number(count), unit)),
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
  const detail = value.document.project.say(texts.default);
  const offers: Offer[] = [{ label: here, kind: CompletionItemKind.Value, detail }];
  if (numbers.length > 1 && cursor.index === 1 && cursor.words.length <= 2) {
    const filter = standard.replaceAll(' ', '-');
    offers.unshift({ label: standard, kind: CompletionItemKind.Value, detail, filter });
  }
  return offers;
};
