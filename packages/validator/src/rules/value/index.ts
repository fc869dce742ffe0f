import type { Rule } from '../../rule.js';
import { durationInMonths } from './duration-in-months.js';
import { equalsSign } from './equals-sign.js';
import { ignoredWords } from './ignored-words.js';
import { invalidBoolean } from './invalid-boolean.js';
import { invalidCharacter } from './invalid-character.js';
import { invalidChoice } from './invalid-choice.js';
import { invalidDuration } from './invalid-duration.js';
import { invalidNumber } from './invalid-number.js';
import { invalidPort } from './invalid-port.js';
import { missingValue } from './missing-value.js';
import { numberAdjusted } from './number-adjusted.js';
import { numberCutShort } from './number-cut-short.js';
import { numberOutOfRange } from './number-out-of-range.js';
import { quotedValue } from './quoted-value.js';
import { textTooLong } from './text-too-long.js';
import { trailingComment } from './trailing-comment.js';

/** Values: numbers, durations, switches, words that do not belong to them. */
export const valueRules = [
  durationInMonths,
  equalsSign,
  ignoredWords,
  invalidBoolean,
  invalidCharacter,
  invalidChoice,
  invalidDuration,
  invalidNumber,
  invalidPort,
  missingValue,
  numberAdjusted,
  numberCutShort,
  numberOutOfRange,
  quotedValue,
  textTooLong,
  trailingComment,
] as const satisfies readonly Rule[];
