import { findDirective, type Host, type Language, type Release } from '@mosquitto-conf/config';
import { findRule } from '@mosquitto-conf/validator';
import { directiveMarkdown, kindFacts, kindMarkdown, rulePage } from '@mosquitto-conf/validator/internal';
import type { Position } from 'vscode-languageserver-types';
import { aboutAt } from '../hover/do-hover.js';
import type { ParsedDocument } from '../parsed-document.js';

/** Explains what is at a position, as Markdown; undefined where there is nothing to explain. */
export function explain(document: ParsedDocument, position: Position): string | undefined {
  const about = aboutAt(document, position);
  if (!about) return undefined;
  const { project, tree } = document;
  const { release, host, options } = project;
  const { language } = options;
  const { start, end } = about.span;
  const word = tree.text.slice(start, end);
  // The page of a rule is longer than its hover.
  if (findRule(word)) return explainWord(word, release, host.tls, language);
  if (document.kind !== 'configuration') return about.text;
  const line = tree.text.slice(tree.text.lastIndexOf('\n', start - 1) + 1, end);
  const name = /^ *([^ ]+)/.exec(line)?.[1] ?? '';
  const spelling = name === word ? undefined : findDirective(name);
  return spelling ? `${about.text}\n\n${directiveMarkdown(spelling, release, language)}` : about.text;
}

/**
 * A directive, a rule, or a kind of value by its name, as Markdown.
 * @param tls looks at the certificates and keys in a rule's examples
 * @returns undefined where there is nothing of this name
 */
export function explainWord(
  word: string,
  release: Release,
  tls?: Host['tls'],
  language?: Language,
): string | undefined {
  const spelling = findDirective(word);
  if (spelling) return directiveMarkdown(spelling, release, language);
  const rule = findRule(word);
  if (rule) return rulePage(rule, tls ? { tls } : {});
  const kind = kindFacts(word, release);
  return kind && kindMarkdown(kind, release, language);
}
