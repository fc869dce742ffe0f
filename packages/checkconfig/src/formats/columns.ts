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

/** A text of a configuration for a terminal: control characters and bytes that are no text as pictures. */
export function visible(text: string): string {
  return text
    .replace(/[\u0000-\u001f]/g, (character) => String.fromCharCode(0x2400 + character.charCodeAt(0)))
    .replace(/[\u007f-\u009f\ufeff\ud800-\udfff]/g, '�');
}

/** A text of a configuration as code in a cell of a Markdown table. */
export function code(text: string): string {
  const plain = visible(text).replaceAll('|', '\\|');
  const fence = plain.includes('`') ? '``' : '`';
  const pad = fence === '``' || plain.trim() !== plain ? ' ' : '';
  return plain === '' ? '(empty)' : `${fence}${pad}${plain}${pad}${fence}`;
}

/** `1 change`, `2 changes`. */
export function count(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? '' : 's'}`;
}
