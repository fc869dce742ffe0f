/** What a comment that switches rules off may say, with what it does. Selectors of rules follow. */
export const suppressionWords = [
  { word: 'checkconfig-disable-next-line', summary: 'Leaves out what is found in the next line' },
  { word: 'checkconfig-disable', summary: 'Leaves out what is found from here on' },
  { word: 'checkconfig-enable', summary: 'Ends what `checkconfig-disable` began' },
] as const;

const COMMENT = /^#\s*checkconfig-(disable-next-line|disable|enable)(?:\s+(.*?))?\s*$/;

/** Whether a comment switches rules off or on, so that it says nothing to a reader about the lines around it. */
export function isSuppression(comment: string): boolean {
  return COMMENT.test(comment);
}

/** What such a comment says: its word, and the selectors of the rules it names; none for all. */
export function readSuppression(
  comment: string,
): { readonly word: string; readonly rules: readonly string[] } | undefined {
  const match = COMMENT.exec(comment);
  if (!match) return undefined;
  const rules = (match[2] ?? '')
    .split(/(?:^|\s)--(?:\s|$)/)[0]!
    .split(/[\s,]+/)
    .filter(Boolean);
  return { word: `checkconfig-${match[1]}`, rules };
}
