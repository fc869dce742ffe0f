import type { Outcome, Release, Text } from '@mosquitto-conf/config';
import { outcomeTexts } from './texts/outcome.js';

/** What the target does with a configuration, where there is little room: `Mosquitto 2.0.22 starts with this`. */
export const outcomeWords: Readonly<Record<Outcome, Text>> = {
  running: outcomeTexts.starts,
  config: outcomeTexts.refuses,
  startup: outcomeTexts.fails,
  crash: outcomeTexts.crashes,
  unknown: outcomeTexts.mayStart,
};

/**
 * A sentence on what a release does with a configuration, without the full stop.
 * @param hangs whether it runs and never opens a listener
 */
export function outcomeSentence({ name }: Pick<Release, 'name'>, outcome: Outcome, hangs = false): Text {
  const sentence = hangs && outcome === 'running' ? outcomeTexts.hangs : outcomeTexts[outcome];
  return sentence({ release: name });
}
