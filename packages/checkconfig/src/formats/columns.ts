export { codeCell as code, count, visible } from '@mosquitto-conf/validator/internal';

/** Widest a column is made to fit what is in it; longer texts push what follows to the right. */
const WIDEST = 44;

/** Lines of a table whose columns are as wide as they need be. */
export function columns(rows: readonly (readonly string[])[], indent = '  '): string[] {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [index, cell] of row.entries()) {
      const length = [...cell].length;
      if (length <= WIDEST) widths[index] = Math.max(widths[index] ?? 0, length);
    }
  }
  return rows.map((row) => {
    const cells = row.map(
      (cell, index) => cell + ' '.repeat(Math.max(0, (widths[index] ?? 0) - [...cell].length)),
    );
    return `${indent}${cells.join('  ')}`.trimEnd();
  });
}
