import type { Outcome, Place, Text } from '@mosquitto-conf/config';
import type { Change, ChangeSide, ConfigurationDiff } from '@mosquitto-conf/validator';
import { say } from '../../language.js';
import { commonTexts } from '../../texts/common.js';
import { diffTexts } from '../../texts/diff.js';
import type { OutputFormat } from '../format.js';

/** One of the two configurations. */
export interface ComparedFile {
  /** As the person named it. */
  readonly path: string;
  readonly outcome: Outcome;
  /** Why it would not start. */
  readonly message?: string;
  readonly show: (place: Place) => string;
  readonly showFile: (file: string) => string;
}

/** What a format of `checkconfig diff` is given. */
export interface Comparison {
  readonly old: ComparedFile;
  readonly now: ComparedFile;
  readonly diff: ConfigurationDiff;
  readonly color: boolean;
}

/** Makes a text of a comparison. */
export type DiffFormat = OutputFormat<Comparison>;

/** `+`, `-` or `~`. */
export const signs: Readonly<Record<Change['kind'], string>> = { added: '+', removed: '-', changed: '~' };

/** What one side says, in a few words. */
export function sideText(side: ChangeSide | undefined): string {
  if (side === undefined) return '';
  if (side.secret) return say(commonTexts.secret);
  const value = side.values.map(say).join(', ') || '-';
  return side.words === undefined ? value : say(commonTexts.inWords({ value, words: side.words }));
}

/** What to do with a running broker, in one sentence. */
export function summary({ release, changes, effort }: ConfigurationDiff): string {
  return say(summaryText(release.name, changes, effort));
}

function summaryText(
  release: string,
  changes: ConfigurationDiff['changes'],
  effort: ConfigurationDiff['effort'],
): Text {
  const texts = diffTexts;
  if (effort === undefined) return texts.same({ release });
  const restarts = changes.filter((change) => change.effort === 'restart').length;
  const count = changes.length;
  if (restarts === 0) return count === 1 ? texts.oneReload : texts.allReload({ count });
  if (restarts === count) return count === 1 ? texts.oneRestart : texts.allRestart({ count });
  return restarts === 1 ? texts.oneOfThem({ count }) : texts.someOfThem({ count, restarts });
}

const EFFORTS = { reload: diffTexts.effortReload, restart: diffTexts.effortRestart } as const;

/**
 * Whether a change needs a restart, and why.
 * @param mark makes the first word stand out
 */
export function effortText({ effort, why }: Change, mark = (text: string) => text): string {
  const word = mark(say(EFFORTS[effort]));
  return why === undefined ? word : say(diffTexts.effortWhy({ effort: word, why }));
}

const REFUSALS = {
  config: diffTexts.refuses,
  startup: diffTexts.doesNotStart,
  crash: diffTexts.crashes,
} as const;

/** What is wrong with the two files, if anything. */
export function refusals({ old, now, diff }: Comparison): string[] {
  return [old, now].flatMap(({ path, outcome, message }) => {
    const { name } = diff.release;
    if (outcome === 'running') return [];
    if (outcome === 'unknown') return [say(diffTexts.unknown({ release: name, path }))];
    return [say(REFUSALS[outcome]({ release: name, path, message: message ?? '' }))];
  });
}
