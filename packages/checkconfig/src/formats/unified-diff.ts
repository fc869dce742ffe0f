import { type LineSyntax, maskText, secretsOf, withoutSecrets } from '@mosquitto-conf/config/internal';
import { createTwoFilesPatch } from 'diff';
import { formatsTexts } from '../texts/formats.js';

/** Two texts of a file. */
export interface TwoTexts {
  /** As a person here would write it. */
  readonly path: string;
  readonly before: string;
  readonly after: string;
  readonly syntax: LineSyntax;
  /** What the two are called. */
  readonly names: readonly [before: string, after: string];
}

/** What differs between two texts, as a unified diff. Passwords and keys are not shown. */
export function unifiedDiff({ path, before, after, syntax, names }: TwoTexts): string {
  const old = maskText(before, syntax);
  const fresh = maskComments(maskText(after, syntax), before, syntax);
  const limit = { maxEditLength: MOST_EDITS };
  const found =
    createTwoFilesPatch(path, path, old, fresh, ...names, limit) ?? replacement(path, old, fresh, names);
  return found.replace(/^(Index: .*\n)?=+\n/, '');
}

/** To find the fewest edits takes time that grows with their square: beyond this many, the whole text is one edit. */
const MOST_EDITS = 4000;

function replacement(path: string, old: string, fresh: string, names: readonly [string, string]): string {
  const lines = (text: string, sign: string) => {
    const all = text.split('\n');
    const last = all.pop();
    const unfinished = last === '' ? [] : [`${sign}${last}`, '\\ No newline at end of file'];
    return {
      count: all.length + (last === '' ? 0 : 1),
      text: [...all.map((line) => sign + line), ...unfinished],
    };
  };
  const [before, after] = [lines(old, '-'), lines(fresh, '+')];
  const head = [`--- ${path}\t${names[0]}`, `+++ ${path}\t${names[1]}`];
  const hunk = `@@ -${before.count ? 1 : 0},${before.count} +${after.count ? 1 : 0},${after.count} @@`;
  return `${[...head, hunk, ...before.text, ...after.text].join('\n')}\n`;
}

/** A text whose new comments show nothing that was secret: a fix may turn the end of a line into a comment. */
function maskComments(text: string, before: string, syntax: LineSyntax): string {
  const old = new Set(before.split('\n'));
  let secrets: readonly string[] | undefined;
  return text.replace(/^#.*$/gm, (comment) => {
    if (old.has(comment)) return comment;
    secrets ??= before.split('\n').flatMap((line) => secretsOf(line, syntax));
    return secrets.reduce((shown, secret) => withoutSecrets(shown, [secret]), comment);
  });
}

/** Whether the diff of a text can be applied: not where secrets were left out of it. */
export function isApplicable({
  before,
  after,
  syntax,
}: Pick<TwoTexts, 'before' | 'after' | 'syntax'>): boolean {
  return maskText(before, syntax) === before && maskText(after, syntax) === after;
}

/** What is reported about a diff that cannot be applied. */
export const NOT_APPLICABLE = formatsTexts.notApplicable;
