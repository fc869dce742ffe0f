import type { Rule } from '../rule.js';
import { durationInMonths } from './duration-in-months.js';
import { localOnly } from './local-only.js';
import { notAConfiguration } from './not-a-configuration.js';
import { unknownDirective } from './unknown-directive.js';
import { unusedSuppression } from './unused-suppression.js';

/** Every rule, in alphabetical order of its id. */
export const rules: readonly Rule[] = [
  durationInMonths,
  localOnly,
  notAConfiguration,
  unknownDirective,
  unusedSuppression,
];

const byId = new Map(rules.map((rule) => [rule.id, rule]));

/** The rule of this id; undefined where there is none. */
export function findRule(id: string): Rule | undefined {
  return byId.get(id);
}
