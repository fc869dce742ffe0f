import { nearestWord } from '@mosquitto-conf/config/internal';
import { findRule, rules } from './rules/index.js';

/**
 * What to say of a rule that does not exist, with the one that was probably meant: a sentence without its end.
 * @returns undefined for a rule that there is
 */
export function unknownRule(id: string): string | undefined {
  if (findRule(id)) return undefined;
  const ids = rules.map((rule) => rule.id);
  const meant = nearestWord(id.toLowerCase(), ids, Math.max(1, Math.floor(id.length / 3)));
  return `there is no rule "${id}"${meant === undefined ? '' : `; did you mean "${meant}"?`}`;
}
