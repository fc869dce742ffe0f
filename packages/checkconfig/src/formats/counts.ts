import type { Text } from '@mosquitto-conf/config';
import { lintFormatsTexts } from '../texts/lint-formats.js';

const { oneError, errors, oneWarning, warnings, oneNote, notes, oneConfiguration, configurations } =
  lintFormatsTexts;

const TEXTS = {
  error: [oneError, errors],
  warning: [oneWarning, warnings],
  note: [oneNote, notes],
  configuration: [oneConfiguration, configurations],
} as const;

/** `1 error`, `2 errors`. */
export function countText(what: keyof typeof TEXTS, count: number): Text {
  const [one, several] = TEXTS[what];
  return count === 1 ? one : several({ count });
}
