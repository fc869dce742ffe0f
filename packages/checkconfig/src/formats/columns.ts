import { columnsOf } from './wrap.js';

export { codeCell as code, visible } from '@mosquitto-conf/validator/internal';

/** Widest a column of values is made to fit what is in it. */
const WIDEST = 44;

/** Lines of values below a title. A value that is very long pushes what follows it to the right, in its own line only. */
export function columns(rows: readonly (readonly string[])[], indent = '  '): string[] {
  return aligned(rows, WIDEST).map((line) => `${indent}${line}`.trimEnd());
}

/** Lines of a table with a heading: each column is as wide as its longest cell, so that it is below its heading. */
export function table(rows: readonly (readonly string[])[]): string[] {
  return aligned(rows, Infinity);
}

/** @param widest what is longer does not widen its column */
function aligned(rows: readonly (readonly string[])[], widest: number): string[] {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [index, cell] of row.entries()) {
      const length = columnsOf(cell);
      if (length <= widest) widths[index] = Math.max(widths[index] ?? 0, length);
    }
  }
  return rows.map((row) => {
    const cells = row.map(
      (cell, index) => cell + ' '.repeat(Math.max(0, (widths[index] ?? 0) - columnsOf(cell))),
    );
    return cells.join('  ').trimEnd();
  });
}
