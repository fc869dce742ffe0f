import { type Place, write } from '@mosquitto-conf/config';
import type { Answered } from '@mosquitto-conf/validator/internal';
import type { Line, Reason } from './result.js';
import type { Setup } from './setup.js';

/**
 * Why the policy answers as it does.
 * @param isAllowed what came of it: where the policy says something else, the reason is not in it
 */
export function reasonOf(
  { steps, place, allowed }: Answered,
  isAllowed: boolean,
  setup: Setup,
): Reason | undefined {
  if (allowed !== isAllowed) return undefined;
  const last = steps.at(-1);
  return { text: last ? write(last.text, setup.language) : '', line: place && lineOf(place, setup) };
}

/** A line of a configuration, as a person here would write it. */
export function lineOf({ file, line }: Place, { folder, show }: Setup): Line {
  const shown = show(file);
  return folder.find(file) !== undefined || folder.holds(shown)
    ? { file: shown, line, isMade: true }
    : { file: shown, line };
}
