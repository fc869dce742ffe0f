import type { Outcome, Place } from '@mosquitto-conf/config';
import type { Change, ChangeSide, ConfigurationDiff } from '@mosquitto-conf/validator';
import { count } from '../columns.js';
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
  if (side.secret) return '(secret)';
  const value = side.values.join(', ') || '-';
  return side.words === undefined ? value : `${value} (${side.words})`;
}

/** What to do with a running broker, in one sentence. */
export function summary({ release, changes, effort }: ConfigurationDiff): string {
  if (effort === undefined) return `Both mean the same to Mosquitto ${release.name}.`;
  const restarts = changes.filter((change) => change.effort === 'restart').length;
  const total = count(changes.length, 'change');
  if (restarts === 0) return `${total}: a reload (SIGHUP) takes ${changes.length === 1 ? 'it' : 'them all'}.`;
  if (restarts === changes.length)
    return `${total}: ${changes.length === 1 ? 'it needs' : 'they need'} a restart.`;
  return `${total}: ${restarts} of them ${restarts === 1 ? 'needs' : 'need'} a restart, a reload (SIGHUP) takes the rest.`;
}

const WHAT: Readonly<Record<Exclude<Outcome, 'running' | 'unknown'>, string>> = {
  config: 'refuses',
  startup: 'does not start with',
  crash: 'crashes with',
};

/** What is wrong with the two files, if anything. */
export function refusals({ old, now, diff }: Comparison): string[] {
  return [old, now].flatMap(({ path, outcome, message }) => {
    const { name } = diff.release;
    if (outcome === 'running') return [];
    if (outcome === 'unknown')
      return [`Whether Mosquitto ${name} starts with ${path} cannot be determined here.`];
    return [`Mosquitto ${name} ${WHAT[outcome]} ${path}: ${message}`];
  });
}
