/** What no shell reads as anything else, whatever the language of the words. */
const PLAIN = /^[\p{L}\p{N}_@%+=:,./-]+$/u;

/**
 * A path as one word of a command that a person can copy: in single quotes where a shell would read something else, such as a space.
 * PowerShell reads those too.
 */
export function shellWord(path: string): string {
  // A dash in front begins an option.
  const text = path.startsWith('-') ? `./${path}` : path;
  return PLAIN.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
