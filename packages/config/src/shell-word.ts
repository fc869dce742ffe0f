/** What no shell reads as anything else, whatever the language of the words. */
const PLAIN = /^[\p{L}\p{N}_@%+=:,./-]+$/u;

/** A control character, or a byte that is not UTF-8, as `decode` keeps it. */
const UNWRITABLE = /[\0-\x1f\x7f\udc80-\udcff]/g;

/**
 * A text as one word of a command that a person can copy: in single quotes where a shell would read something else, such as a space.
 * PowerShell reads those too.
 */
export function shellWord(text: string): string {
  if (PLAIN.test(text)) return text;
  if (text.search(UNWRITABLE) < 0) return `'${text.replaceAll("'", "'\\''")}'`;
  const escaped = text.replaceAll(/[\\']/g, '\\$&').replaceAll(UNWRITABLE, escapeByte);
  return `$'${escaped}'`;
}

/** A path as one word of a command: a dash in front of it begins no option. */
export function shellPath(path: string): string {
  return shellWord(path.startsWith('-') ? `./${path}` : path);
}

function escapeByte(character: string): string {
  return `\\x${(character.charCodeAt(0) & 0xff).toString(16).padStart(2, '0')}`;
}
