import type { Configuration, SourceFile } from '../configuration.js';
import { since } from '../release.js';
import type { Place } from '../report.js';
import { reloadRefusal } from '../startup/reload-refusal.js';
import { runningListener } from './running-listener.js';

/** A line of a file. */
export type LinePlace = Pick<Place, 'file' | 'line'>;

/**
 * The line at which a reload stops reading: the first of what cannot be read, what a reload refuses, and a listener that the
 * running broker does not have. From there on nothing is applied, nor is anything of the broker as a whole (config__read).
 * @param fault the line of the first problem in the configuration
 */
export function reloadStop(
  running: Configuration,
  read: Configuration,
  fault?: LinePlace,
): LinePlace | undefined {
  const refusal = reloadRefusal(read, running);
  // 1.4 skips the lines of listeners.
  const added = since(read.release, '1.5')
    ? read.listeners.find((listener) => listener.place && !runningListener(running, listener))
    : undefined;
  const stops = [fault, refusal?.setting.place, added?.origin === 'listener' ? added.place : undefined];
  return stops
    .filter((place) => place !== undefined)
    .reduce<LinePlace | undefined>(
      (first, place) => (first && precedes(first, place, read) ? first : place),
      undefined,
    );
}

/** Whether one line is read before another one. */
export function precedes(one: LinePlace, other: LinePlace, { files }: Pick<Configuration, 'files'>): boolean {
  const [left, right] = [rank(one, files), rank(other, files)];
  const index = left.findIndex((number, position) => number !== right[position]);
  return index >= 0 && left[index]! < right[index]!;
}

/** Where a line is read: the line of the main file, the file that it includes, the line of that. */
function rank({ file, line }: LinePlace, files: readonly SourceFile[]): readonly number[] {
  const index = files.findIndex(({ path }) => path === file);
  const included = files[index]?.includedBy;
  return included ? [included.line, index, line] : [line, 0, 0];
}
