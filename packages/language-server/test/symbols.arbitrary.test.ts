import { releases } from '@mosquitto-conf/config';
import { decode } from '@mosquitto-conf/grammar';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { DocumentSymbol, Position, Range, SelectionRange } from 'vscode-languageserver-types';
import {
  doCodeActions,
  findDocumentSymbols,
  findWorkspaceSymbols,
  format,
  formatOnType,
  formatRange,
  getFoldingRanges,
  getSelectionRanges,
  getSemanticTokens,
  type ParsedDocument,
  semanticTokensLegend,
} from '../src/index.js';
import { edited, open } from './support/open.js';

const line = fc.oneof(
  fc.constantFrom(
    'listener 1883',
    'listener 0 /run/a.sock',
    'listener',
    'per_listener_settings true',
    'port 1884',
    'max_connections 5',
    'allow_anonymous true',
    'persistence  yes ',
    'max_keepalive 10k',
    'log_dest file  a b ',
    'log_dest',
    'accept_protocol_versions 3,4\t5',
    'plugin /a.so',
    'plugin_load a /a.so',
    'plugin_load a',
    'plugin_use a',
    'plugin_opt_key a  b',
    'plugin_opt_',
    'connection b',
    'address a b:1 #c',
    'topic "a b" both 1 "" /x/',
    'topic # out 0 a/ b/',
    'topic read a/+/%u',
    'pattern %u/x%c/#',
    'user a b',
    'user ',
    'bruno:x',
    ':x',
    '# region a',
    '# endregion',
    '# checkconfig-disable-next-line local-only -- x',
    '#',
    '',
    '  ',
  ),
  fc.string({ unit: 'binary', maxLength: 8 }),
  fc.uint8Array({ maxLength: 8 }).map(decode),
  fc.constantFrom('\0', '\r', '\ufeff', '\t', '\t\t', 'listener \t', 'x'.repeat(1100)),
);
const text = fc
  .array(
    fc.tuple(line, fc.constantFrom('\n', '\n', '\r\n', '\r', '')).map((parts) => parts.join('')),
    {
      maxLength: 14,
    },
  )
  .map((lines) => lines.join('').replaceAll('<|>', ''));
const target = fc.constantFrom(
  ...releases.filter((_, index) => index % 5 === 0).map(({ name }) => name),
  'latest',
);

function compare(a: Position, b: Position): number {
  return a.line - b.line || a.character - b.character;
}

function within(inner: Range, outer: Range): boolean {
  return compare(outer.start, inner.start) <= 0 && compare(inner.end, outer.end) <= 0;
}

/** Of text that is there, and not backwards. */
function expectValid({ text }: ParsedDocument, ...ranges: readonly Range[]): void {
  for (const { start, end } of ranges) {
    expect(compare(start, end)).toBeLessThanOrEqual(0);
    for (const position of [start, end]) expect(text.positionAt(text.offsetAt(position))).toEqual(position);
  }
}

function expectNested(document: ParsedDocument, symbols: readonly DocumentSymbol[]): void {
  let before: DocumentSymbol | undefined;
  for (const symbol of symbols) {
    expect(symbol.name).not.toBe('');
    expectValid(document, symbol.range, symbol.selectionRange);
    expect(within(symbol.selectionRange, symbol.range)).toBe(true);
    if (before) expect(compare(before.range.start, symbol.range.start)).toBeLessThanOrEqual(0);
    for (const child of symbol.children ?? []) expect(within(child.range, symbol.range)).toBe(true);
    expectNested(document, symbol.children ?? []);
    before = symbol;
  }
}

function expectWidening(document: ParsedDocument, selection: SelectionRange, position: Position): void {
  expectValid(document, selection.range);
  expect(within({ start: position, end: position }, selection.range)).toBe(true);
  if (!selection.parent) return;
  expect(within(selection.range, selection.parent.range)).toBe(true);
  expect(selection.range).not.toEqual(selection.parent.range);
  expectWidening(document, selection.parent, position);
}

function expectTokens({ text }: ParsedDocument, data: readonly number[]): void {
  let line = 0;
  let lastStart = 0;
  let free = 0;
  for (let index = 0; index < data.length; index += 5) {
    const [down, right, length, type] = data.slice(index, index + 4) as [number, number, number, number];
    expect(down).toBeGreaterThanOrEqual(0);
    const start: number = down === 0 ? lastStart + right : right;
    if (down > 0) free = 0;
    line += down;
    expect(start).toBeGreaterThanOrEqual(free);
    expect(length).toBeGreaterThan(0);
    const end = { line, character: start + length };
    expect(text.positionAt(text.offsetAt(end))).toEqual(end);
    expect(semanticTokensLegend.tokenTypes[type]).toBeDefined();
    free = start + length;
    lastStart = start;
  }
}

/** Every file there may be, each with any text. */
const configurations = fc.tuple(text, text, text, text, text).map(([main, included, passwd, acl, psk]) => {
  const all = [
    'listener 1',
    'acl_file acl',
    'password_file passwd',
    'psk_file psk',
    'include_dir conf.d',
    main,
  ];
  return { 'mosquitto.conf': all.join('\n'), 'conf.d/a.conf': included, passwd, acl, psk };
});

it('outlines, folds, selects and colours any text by ranges that are there and in order', () => {
  fc.assert(
    fc.property(configurations, target, fc.nat(), (files, target, at) => {
      const { project } = open(files, { target });
      for (const { location } of findWorkspaceSymbols([project], '')) {
        const document = project.documents.find(({ uri }) => uri === location.uri)!;
        expectValid(document, location.range);
      }
      for (const document of project.documents) {
        const { text } = document;
        expectNested(document, findDocumentSymbols(document));
        let last = 0;
        for (const { startLine, endLine } of getFoldingRanges(document)) {
          expect(startLine).toBeGreaterThanOrEqual(last);
          expect(endLine).toBeGreaterThan(startLine);
          expect(endLine).toBeLessThan(text.lineCount);
          last = startLine;
        }
        const length = text.getText().length;
        const positions = Array.from({ length: 5 }, (_, index) =>
          text.positionAt((at + index * 7) % (length + 1)),
        );
        for (const [index, selection] of getSelectionRanges(document, positions).entries()) {
          expectWidening(document, selection, positions[index]!);
        }
        expectTokens(document, getSemanticTokens(document).data);
        const [start, end] = positions.slice(0, 2).sort(compare) as [Position, Position];
        expectTokens(document, getSemanticTokens(document, { start, end }).data);
      }
    }),
    { numRuns: 150 },
  );
});

it('formats any text, and offers actions whose edits can be made', () => {
  fc.assert(
    fc.property(configurations, target, fc.nat(), (files, target, at) => {
      const { project } = open(files, { target });
      for (const document of project.documents) {
        const { text } = document;
        const position = text.positionAt(at % (text.getText().length + 1));
        const range = { start: { line: 0, character: 0 }, end: position };
        const whole = format(document);
        for (const edits of [whole, formatRange(document, range), formatOnType(document, position, '\n')]) {
          expectValid(document, ...edits.map((edit) => edit.range));
          for (const edit of edits) expect(whole).toContainEqual(edit);
          edited(document, edits);
        }
        const context = { diagnostics: [], triggerKind: 1 as const };
        for (const { edit, title } of doCodeActions(document, range, context)) {
          expect(title).not.toBe('');
          for (const [uri, edits] of Object.entries(edit?.changes ?? {})) {
            const changed = project.documents.find((one) => one.uri === uri)!;
            expectValid(changed, ...edits.map((one) => one.range));
          }
        }
      }
    }),
    { numRuns: 100 },
  );
});
