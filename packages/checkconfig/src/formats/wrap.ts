const WIDE =
  /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Emoji_Presentation}\u3000-\u303f\uff01-\uff60]/u;

/** How many columns of a terminal a text takes. */
export function columnsOf(text: string): number {
  if (/^[ -~]*$/.test(text)) return text.length;
  let columns = 0;
  for (const character of text) {
    if (!/[\p{Mark}\p{Default_Ignorable_Code_Point}]/u.test(character))
      columns += WIDE.test(character) ? 2 : 1;
  }
  return columns;
}

/**
 * Breaks a text at its blanks. A word that is longer than a line stays whole, so that it can be copied.
 * @param width columns of a line; undefined for one line
 * @param indent what every line but the first begins with
 * @param taken columns that are in front of the text in its first line
 */
export function wrap(text: string, width: number | undefined, indent = '', taken = indent.length): string {
  if (width === undefined) return text;
  const [first = '', ...others] = text.split(' ');
  let wrapped = first;
  let columns = taken + columnsOf(first);
  for (const word of others) {
    const more = columnsOf(word);
    const fits = columns + 1 + more <= width;
    wrapped += fits ? ` ${word}` : `\n${indent}${word}`;
    columns = fits ? columns + 1 + more : indent.length + more;
  }
  return wrapped;
}

/** The columns in front of the last cell of a line: its indentation, and cells that two blanks or more separate. */
const CELLS = /^ *(?:\S+(?: \S+)* {2,})*/;
/** A line of an example, which must not be broken. */
const EXAMPLE = /^ {4}(?! )/;

/** Breaks each line of a text that is too long. What follows is below the last cell of the line. */
export function wrapLines(text: string, width: number | undefined): string {
  if (width === undefined) return text;
  return text
    .split('\n')
    .map((line) => {
      if (EXAMPLE.test(line)) return line;
      const [cells = ''] = CELLS.exec(line) ?? [];
      const indent = cells.length < width / 2 ? ' '.repeat(cells.length) : '    ';
      return cells + wrap(line.slice(cells.length), width, indent, cells.length);
    })
    .join('\n');
}
