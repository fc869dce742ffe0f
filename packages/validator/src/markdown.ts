/** A text of a configuration for a person: control characters and bytes that are no text as pictures. */
export function visible(text: string): string {
  return text
    .replace(/[\u0000-\u001f]/g, (character) => String.fromCharCode(0x2400 + character.charCodeAt(0)))
    .replace(/[\u007f-\u009f\ufeff\ud800-\udfff]/g, '�');
}

/** A text of a configuration as code in a cell of a Markdown table. */
export function codeCell(text: string): string {
  return fenced(visible(text).replaceAll('|', '\\|'));
}

/** A text of a configuration as code in Markdown. */
export function code(text: string): string {
  return fenced(readable(text));
}

function fenced(plain: string): string {
  if (plain === '') return '(empty)';
  // A run of backticks ends only where as many come again (CommonMark 6.1).
  const longest = Math.max(0, ...Array.from(plain.matchAll(/`+/g), ([run]) => run.length));
  const fence = '`'.repeat(longest === 0 ? 1 : longest + 1);
  const pad = longest > 0 || plain.trim() !== plain ? ' ' : '';
  return `${fence}${pad}${plain}${pad}${fence}`;
}

/** `a`, `a and b`, `a, b and c`. */
export function list(texts: readonly string[]): string {
  const last = texts.at(-1) ?? '';
  return texts.length < 2 ? last : `${texts.slice(0, -1).join(', ')} and ${last}`;
}

/**
 * A text of a configuration for a document: control characters as pictures, and bytes that are no text, or code points
 * that stand for no character and that XML forbids, as a replacement character.
 */
export function readable(text: string): string {
  return text
    .replace(/[\u0000-\u001f]/g, (character) => String.fromCharCode(0x2400 + character.charCodeAt(0)))
    .replace(/[\u007f-\u009f\ufeff\ufffe\uffff]|\p{Cs}/gu, '�');
}
