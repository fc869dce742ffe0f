import { findDirective } from '@mosquitto-conf/config';
import type { Span } from '@mosquitto-conf/grammar';
import { directiveMarkdown } from '@mosquitto-conf/validator/internal';
import type { Position } from 'vscode-languageserver-types';
import { cursorAt, writtenAt } from '../cursor.js';
import type { ParsedDocument } from '../parsed-document.js';
import { inForce } from './in-force.js';
import { type About, paragraphs, type Site } from './site.js';
import { subjectMarkdown } from './subjects.js';
import { valueMarkdown } from './value.js';

/** What a directive's name or value is about. */
export function configurationAbout(document: ParsedDocument, position: Position): About | undefined {
  const cursor = cursorAt(document, position);
  const [name] = cursor.words;
  if (!name || cursor.offset < name.start) return undefined;
  const written = writtenAt(cursor);
  const { project } = document;
  if (cursor.offset <= name.end) {
    const spelling = findDirective(name.text);
    if (!spelling) return undefined;
    const site: Site | undefined = written && { project, document, cursor, written };
    const text = paragraphs(
      site && inForce(site),
      site && subjectMarkdown(site),
      directiveMarkdown(spelling, project.release, project.options.language),
    );
    return { text, span: name };
  }
  const span = valueSpan(cursor.words, name.end);
  if (!written || !span || cursor.offset < span.start || cursor.offset > span.end) return undefined;
  const site: Site = { project, document, cursor, written };
  const { kind } = written;
  // Words that mean something one by one are told one by one.
  const alone = kind.parameters !== undefined && cursor.word.text !== '';
  return {
    text: paragraphs(valueMarkdown(site), subjectMarkdown(site), inForce(site)),
    span: alone ? cursor.word : span,
  };
}

function valueSpan(words: readonly Span[], nameEnd: number): Span | undefined {
  const first = words[1];
  const last = words.at(-1);
  return first && last && first.start > nameEnd ? { start: first.start, end: last.end } : undefined;
}
