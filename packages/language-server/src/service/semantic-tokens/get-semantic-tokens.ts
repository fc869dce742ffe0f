import { at, findDirective, knows, since } from '@mosquitto-conf/config';
import { aclLines, choicesOf } from '@mosquitto-conf/config/internal';
import type { CommentLine, DirectiveLine, FieldLine, Line } from '@mosquitto-conf/grammar';
import { suppressionWords } from '@mosquitto-conf/validator/internal';
import type { Range, SemanticTokens } from 'vscode-languageserver-types';
import { offsetOf, type ParsedDocument } from '../parsed-document.js';
import type { Project } from '../project.js';
import { encodeTokens, type Token, token, topicTokens } from './token.js';
import { valueTokens } from './values.js';

/** What the stretches of a file are, or of the lines in a range, by `semanticTokensLegend`. */
export function getSemanticTokens(document: ParsedDocument, range?: Range): SemanticTokens {
  // Editors color JSON themselves.
  if (document.kind === 'dynamic-security') return { data: [] };
  const lines: readonly (Line | FieldLine)[] = document.tree.lines;
  const from = range ? offsetOf(document, range.start) : 0;
  const to = range ? offsetOf(document, range.end) : document.tree.text.length;
  const tokens = lines
    .filter(({ start, end }) => start <= to && from <= end)
    .flatMap((line) => [...lineTokens(document, line)]);
  return { data: encodeTokens(document, tokens) };
}

function lineTokens(document: ParsedDocument, line: Line | FieldLine): Iterable<Token> {
  switch (line.kind) {
    case 'blank':
      return [];
    case 'comment':
      return commentTokens(line);
    case 'entry':
      return [token('user', line.first), ...(line.second ? [token('string', line.second)] : [])];
    case 'directive':
      return document.kind === 'acl'
        ? aclTokens(line, document.project)
        : directiveTokens(line, document.project);
  }
}

const SUPPRESSION = new RegExp(`^#\\s*(?:${suppressionWords.map(({ word }) => word).join('|')})(?=\\s|$)`);

function* commentTokens(line: CommentLine): Iterable<Token> {
  const told = SUPPRESSION.exec(line.text)?.[0];
  if (told === undefined) {
    yield token('comment', line);
    return;
  }
  const word = line.start + told.indexOf('checkconfig');
  const end = line.start + told.length;
  yield token('comment', { start: line.start, end: word });
  yield token('macro', { start: word, end });
  yield token('comment', { start: end, end: line.end });
}

/** What the target does not know stays without a color. */
function* directiveTokens(line: DirectiveLine, { release }: Project): Iterable<Token> {
  const { name } = line;
  const spelling = findDirective(name.text);
  if (!spelling || !knows(release, spelling)) return;
  const { directive } = spelling;
  const end = directive.family ? name.start + spelling.name.length : name.end;
  const deprecated = directive.deprecated !== undefined && since(release, directive.deprecated.since);
  yield { type: 'keyword', start: name.start, end, deprecated };
  if (end < name.end) yield token('property', { start: end, end: name.end });
  yield* valueTokens(line, at(directive.kind, release), release);
}

function* aclTokens(line: DirectiveLine, { release }: Project): Iterable<Token> {
  const { name, value, words } = line;
  const form = aclLines.find(({ word }) => word === name.text);
  if (!form) return;
  yield token('keyword', name);
  const [first, second] = words;
  if (!first || !value) return;
  const [parameter] = form.parameters;
  if (!parameter?.optional) {
    yield token('user', value);
    return;
  }
  // A single word is the topic, whatever it is called.
  const access =
    second && choicesOf(parameter.choices ?? [], release).some(({ word }) => word === first.text);
  if (access) yield token('enumMember', first);
  const start = access ? second.start : value.start;
  yield* topicTokens(
    { start, end: value.end, text: value.text.slice(start - value.start) },
    form.word === 'pattern',
  );
}
