import { lineAt } from '@mosquitto-conf/grammar';
import { findRule, type Rule, rulesOf } from '@mosquitto-conf/validator';
import {
  code,
  listOf,
  readSuppression,
  severityText,
  summaryOf,
  suppressionWords,
  whyOf,
} from '@mosquitto-conf/validator/internal';
import type { Position } from 'vscode-languageserver-types';
import { hoverTexts as texts } from '../../texts/hover.js';
import { offsetOf, type ParsedDocument } from '../parsed-document.js';
import { type About, paragraphs } from './site.js';

/** What a comment that switches rules off is about: the rule under the cursor, or what the comment does. */
export function commentAbout(document: ParsedDocument, position: Position): About | undefined {
  const offset = offsetOf(document, position);
  const line = lineAt<ParsedDocument['tree']['lines'][number]>(document.tree, offset);
  if (line?.kind !== 'comment') return undefined;
  const read = readSuppression(line.text);
  if (!read) return undefined;
  const { project } = document;
  for (const { 0: word, index } of line.text.matchAll(/[^\s,#]+/g)) {
    const span = { start: line.start + index, end: line.start + index + word.length };
    if (offset < span.start || offset > span.end) continue;
    const rule = read.rules.includes(word) ? findRule(word) : undefined;
    if (rule) return { text: ruleMarkdown(document, rule), span };
    const meant = read.rules.includes(word) ? rulesOf(word) : [];
    if (meant.length > 0)
      return {
        text: project.say(texts.means({ word, rules: listOf(meant.map(({ id }) => code(id))) })),
        span,
      };
    const does = suppressionWords.find((one) => one.word === word);
    if (does) {
      const which = read.rules.length === 0 ? project.say(texts.allRules) : undefined;
      return { text: paragraphs(project.say(texts.meaning({ word, meaning: does.summary })), which), span };
    }
  }
  return undefined;
}

/** A rule in short, with a link to its page. */
function ruleMarkdown({ project }: ParsedDocument, rule: Rule): string {
  const page = project.options.rulePage?.(rule.id);
  return paragraphs(
    project.say(texts.rule({ rule: rule.id, severity: severityText(rule), summary: summaryOf(rule) })),
    project.say(whyOf(rule)),
    page && project.say(texts.rulePage({ page })),
  );
}
