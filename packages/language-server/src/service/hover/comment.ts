import { write } from '@mosquitto-conf/config';
import { lineAt } from '@mosquitto-conf/grammar';
import { findRule, type Rule, rulesOf } from '@mosquitto-conf/validator';
import {
  code,
  list,
  readSuppression,
  severityText,
  suppressionWords,
} from '@mosquitto-conf/validator/internal';
import type { Position } from 'vscode-languageserver-types';
import { offsetOf, type ParsedDocument } from '../parsed-document.js';
import { type About, paragraphs } from './site.js';

/** What a comment that switches rules off is about: the rule under the cursor, or what the comment does. */
export function commentAbout(document: ParsedDocument, position: Position): About | undefined {
  const offset = offsetOf(document, position);
  const line = lineAt<ParsedDocument['tree']['lines'][number]>(document.tree, offset);
  if (line?.kind !== 'comment') return undefined;
  const read = readSuppression(line.text);
  if (!read) return undefined;
  for (const { 0: word, index } of line.text.matchAll(/[^\s,#]+/g)) {
    const span = { start: line.start + index, end: line.start + index + word.length };
    if (offset < span.start || offset > span.end) continue;
    const rule = read.rules.includes(word) ? findRule(word) : undefined;
    if (rule) return { text: ruleMarkdown(document, rule), span };
    const meant = read.rules.includes(word) ? rulesOf(word) : [];
    if (meant.length > 0)
      return { text: paragraphs(`\`${word}\` means ${list(meant.map(({ id }) => code(id)))}.`), span };
    const does = suppressionWords.find((one) => one.word === word);
    if (does) {
      const which = read.rules.length === 0 ? 'This applies to all rules except errors.' : undefined;
      return { text: paragraphs(`\`${word}\`: ${does.summary}.`, which), span };
    }
  }
  return undefined;
}

/** A rule in short, with a link to its page. */
function ruleMarkdown({ project }: ParsedDocument, rule: Rule): string {
  const page = project.options.rulePage?.(rule.id);
  return paragraphs(
    `**\`${rule.id}\`** (${write(severityText(rule))}): ${rule.summary}`,
    rule.why,
    page && `[More](<${page}>)`,
  );
}
