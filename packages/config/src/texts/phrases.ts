import { aclLines } from '../access/acl-words.js';
import { dynamicSecurityShape, type Shape } from '../access/dynamic-security/shape.js';
import { directives } from '../catalogue/index.js';
import { sqliteOptions } from '../catalogue/sqlite-plugin.js';
import { type DurationKind, unitPhrase } from '../kinds/duration.js';
import type { IntegerKind } from '../kinds/integer.js';
import type { Choice, Parameter } from '../kinds/kind.js';
import { phrase } from '../phrase.js';
import { at } from '../release.js';
import { releases } from '../releases.js';
import type { AnyTexts } from '../text.js';

/** What words, parameters and units of values mean, and what the keys of dynamic security are for: each phrase once. */
export function phrases(): AnyTexts {
  const all = [
    ...aclLines.flatMap((line) => [line.summary, ...ofParameters(line.parameters)]),
    ...directives.flatMap(({ kind }) =>
      releases.flatMap((release) => {
        const { choices, parameters = [], ...rest } = at(kind, release);
        const units = rest.name === 'duration' ? (rest as DurationKind).units(release) : [];
        const { unit } = rest.name === 'integer' ? (rest as IntegerKind).options : {};
        return [
          ...ofChoices(choices?.(release) ?? []),
          ...ofParameters(parameters),
          ...units.flatMap((one) => [unitPhrase(one, 1).key, unitPhrase(one).key]),
          ...(unit === undefined ? [] : [unit]),
        ];
      }),
    ),
    ...Object.values(sqliteOptions).flatMap((option) =>
      'choices' in option ? ofChoices(option.choices) : [],
    ),
    ...ofShape(dynamicSecurityShape, new Set()),
  ];
  return Object.fromEntries(all.map((words) => [words, phrase(words)]));
}

function ofChoices(choices: readonly Choice[]): readonly string[] {
  return choices.map(({ summary }) => summary);
}

function ofParameters(parameters: readonly Parameter[]): readonly string[] {
  return parameters.flatMap(({ expects, choices = [] }) => [expects, ...ofChoices(choices)]);
}

function ofShape(shape: Shape, seen: Set<Shape>): readonly string[] {
  if (seen.has(shape)) return [];
  seen.add(shape);
  return shape.keys.flatMap((key) => [
    key.summary,
    ...Object.values(key.words ?? {}),
    ...(key.shape ? ofShape(key.shape, seen) : []),
  ]);
}
