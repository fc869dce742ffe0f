import type { Configuration, SourceFile } from '../configuration.js';
import type { Place } from '../report.js';

/** A line of a file. */
export type LinePlace = Pick<Place, 'file' | 'line'>;

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
