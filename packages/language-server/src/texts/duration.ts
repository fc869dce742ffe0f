import type { Text } from '@mosquitto-conf/config';
import { type DurationUnit, unitPhrase } from '@mosquitto-conf/config/internal';
import { completionTexts } from './completion.js';

/** `1 day`, `14 days`. */
export function durationText(count: number, unit: DurationUnit): Text {
  return completionTexts.duration({ count, unit: unitPhrase(unit, count) });
}
