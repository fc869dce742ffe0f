import { findTarget, nearestNote } from '@mosquitto-conf/config';
import type { Command } from 'commander';
import { languageOfRun, note, written } from './language.js';
import { printError } from './print.js';

/** Options that name a release. */
const RELEASES = ['target', 'from', 'to'];

/** Says on standard error where a release stands for a newer one that was named. `lint` says it with its findings. */
export function sayNearestReleases(command: Command): void {
  if (command.name() === 'lint') return;
  const options = command.opts<Record<string, unknown>>();
  const named = RELEASES.flatMap((name) => options[name] ?? []).filter((value) => typeof value === 'string');
  for (const name of new Set(named)) {
    const release = findTarget(name);
    const nearest = release && nearestNote(release, languageOfRun());
    if (nearest !== undefined) printError(note(written(nearest)));
  }
}
