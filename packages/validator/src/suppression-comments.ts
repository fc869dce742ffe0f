import { nearestWord } from '@mosquitto-conf/config/internal';
import { suppressionTexts } from './texts/suppressions.js';

/** What a comment that switches rules off may say, with what it does. Selectors of rules follow. */
export const suppressionWords = Object.entries(suppressionTexts).map(([word, summary]) => ({
  word,
  summary,
}));

const COMMENT = /^#\s*checkconfig-(disable-next-line|disable|enable)(?:\s+(.*?))?\s*$/;

/** What looks like such a comment and is none: another case, `_` for `-`, another word behind `checkconfig-`. */
const MISSPELLED =
  /^#\s*(checkconfig(?:[-_:]+ *(?:dis|en|ign|sup|off)[\w-]*| +(?:disable|enable)(?:-next-line)?(?=\s|$)))/i;

/** The word of a comment that is misspelled, and the one that was meant. */
export function misspelledSuppression(
  comment: string,
): { readonly word: string; readonly meant: string } | undefined {
  const word = COMMENT.test(comment) ? undefined : MISSPELLED.exec(comment)?.[1];
  if (word === undefined) return undefined;
  const meant = nearestWord(
    word.toLowerCase().replaceAll(/[_: ]/g, '-'),
    suppressionWords.map((one) => one.word),
    word.length,
  );
  return meant === undefined ? undefined : { word, meant };
}

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
