import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  applyEdits,
  insertLine,
  parseConfiguration,
  removeLine,
  replaceLine,
  replaceValue,
  type TextEdit,
} from '../src/index.js';
import { anyLine, anyText } from './arbitraries.js';
import { outline } from './tree.js';

type Make = (document: ReturnType<typeof parseConfiguration>) => TextEdit[];
const edited = (text: string, make: Make) => applyEdits(text, make(parseConfiguration(text)));

describe('insertLine', () => {
  test.each([
    ['a\nb\n', 1, 'x\na\nb\n'],
    ['a\nb\n', 2, 'a\nx\nb\n'],
    ['a\nb\n', 3, 'a\nb\nx\n'],
    ['a\nb', 3, 'a\nb\nx'],
    ['a\r\nb', 3, 'a\r\nb\r\nx'],
    ['a\r\nb\r', 3, 'a\r\nb\r\nx'],
    ['a\r\nb\r\nc\n', 2, 'a\r\nx\r\nb\r\nc\n'],
    ['', 1, 'x\n'],
    ['a', 1, 'x\na'],
  ])('%j, %i', (text, number, expected) => {
    expect(edited(text, (document) => insertLine(document, number, 'x'))).toBe(expected);
  });

  test('several lines at once get the line endings of the document', () => {
    expect(edited('a\r\n', (document) => insertLine(document, 1, 'x\ny'))).toBe('x\r\ny\r\na\r\n');
  });

  test('an empty line after a last line without line ending', () => {
    expect(edited('a', (document) => insertLine(document, 2, ''))).toBe('a\n\n');
  });

  test('says which lines there are', () => {
    const document = parseConfiguration('a\n');
    expect(() => insertLine(document, 0, 'x')).toThrow(new RangeError('there is no line 0 (1..2)'));
    expect(() => insertLine(document, 3, 'x')).toThrow(RangeError);
    expect(() => insertLine(document, 1.5, 'x')).toThrow(RangeError);
  });
});

describe('removeLine', () => {
  test.each([
    ['a\r\nb\n', 1, 'b\n'],
    ['a\nb\n', 2, 'a\n'],
    ['a\nb', 2, 'a\n'],
    ['a', 1, ''],
  ])('%j, %i', (text, number, expected) => {
    expect(edited(text, (document) => removeLine(document, number))).toBe(expected);
  });

  test('says which lines there are', () => {
    expect(() => removeLine(parseConfiguration(''), 1)).toThrow(RangeError);
  });
});

describe('replaceLine', () => {
  const change = (text: string, newText: string) => replaceLine(parseConfiguration(text), 1, newText);

  test('changes only what differs', () => {
    expect(change('listener 1883\n', 'listener 1884\n'.trimEnd())).toEqual([
      { start: 12, end: 13, newText: '4' },
    ]);
    expect(change('listener 1883\r\n', 'listener 18883')).toEqual([{ start: 12, end: 12, newText: '8' }]);
    expect(change('aa\n', 'a')).toEqual([{ start: 1, end: 2, newText: '' }]);
    expect(change('same\n', 'same')).toEqual([]);
  });

  test('does not cut a character in two', () => {
    expect(change('a 😀b', 'a 😁b')).toEqual([{ start: 2, end: 4, newText: '😁' }]);
    expect(change('\ud83d\ude00', '\ud83c\ude00')).toEqual([{ start: 0, end: 2, newText: '\ud83c\ude00' }]);
  });

  test('an emptied last line without line ending stays a line', () => {
    expect(edited('a\nb', (document) => replaceLine(document, 2, ''))).toBe('a\n\n');
  });
});

describe('replaceValue', () => {
  test.each([
    ['  port   1883 \t\r\n', '1884', '  port   1884 \t\r\n'],
    ['topic a  b\n', 'c', 'topic c\n'],
    ['port\n', '1883', 'port 1883\n'],
    ['port  \r\n', '1883', 'port 1883  \r\n'],
    ['port 1883\n', '', 'port \n'],
    ['port\n', '', 'port\n'],
    ['port \t\n', '1883', 'port 1883\t\n'],
  ])('%j, %j', (text, value, expected) => {
    expect(edited(text, (document) => replaceValue(document, 1, value))).toBe(expected);
  });

  test('changes only what differs', () => {
    expect(replaceValue(parseConfiguration('a one two'), 1, 'one 2 two')).toEqual([
      { start: 6, end: 6, newText: '2 ' },
    ]);
  });

  test('wants a directive', () => {
    expect(() => replaceValue(parseConfiguration('# a'), 1, 'x')).toThrow(
      'line 1 is comment, not a directive',
    );
  });
});

describe('applyEdits', () => {
  test('sorts, and keeps the order of insertions at one place', () => {
    const edits = [
      { start: 3, end: 4, newText: '' },
      { start: 1, end: 1, newText: 'x' },
      { start: 1, end: 1, newText: 'y' },
      { start: 1, end: 2, newText: 'B' },
    ];
    expect(applyEdits('abcd', edits)).toBe('axyBc');
  });

  test('refuses edits that overlap or are outside the text', () => {
    const apply = (...spans: [number, number][]) =>
      applyEdits(
        'abcd',
        spans.map(([start, end]) => ({ start, end, newText: '' })),
      );
    expect(() => apply([0, 3], [2, 4])).toThrow(new RangeError('edit 2..4 overlaps one that ends at 3'));
    expect(() => apply([2, 5])).toThrow(new RangeError('edit 2..5 is outside the text (0..4)'));
    expect(() => apply([-1, 2])).toThrow(RangeError);
    expect(() => apply([2, 1])).toThrow(RangeError);
    expect(() => apply([Number.NaN, 1])).toThrow(RangeError);
  });
});

describe('of any text and any line', () => {
  const anyChange = fc.record({ text: anyText, line: anyLine, place: fc.nat() });

  test('inserting, removing and replacing give the lines that a list of lines would have', () => {
    fc.assert(
      fc.property(anyChange, ({ text, line, place }) => {
        const before = outline(parseConfiguration(text));
        const added = outline(parseConfiguration(`${line}\n`));
        const after = (make: Make) => outline(parseConfiguration(edited(text, make)));

        const index = place % (before.length + 1);
        expect(after((document) => insertLine(document, index + 1, line))).toEqual(
          before.toSpliced(index, 0, ...added),
        );
        if (index === before.length) return;
        expect(after((document) => removeLine(document, index + 1))).toEqual(before.toSpliced(index, 1));
        expect(after((document) => replaceLine(document, index + 1, line))).toEqual(
          before.toSpliced(index, 1, ...added),
        );
      }),
      { numRuns: 2000 },
    );
  });

  test('a replaced value is what the line then has', () => {
    const anyValue = anyLine.map((line) => line.replace(/[ \t\r]+$/, '').replace(/^ +/, ''));
    fc.assert(
      fc.property(anyChange, anyValue, ({ text, place }, value) => {
        const document = parseConfiguration(text);
        const index = place % Math.max(document.lines.length, 1);
        const line = document.lines[index];
        if (line?.kind !== 'directive' || value === '') return;
        const after = parseConfiguration(applyEdits(text, replaceValue(document, index + 1, value))).lines[
          index
        ];
        expect(after).toMatchObject({
          kind: 'directive',
          name: line.name,
          eol: line.eol,
          value: { text: value },
        });
      }),
      { numRuns: 2000 },
    );
  });

  test('an edit cuts no character in two', () => {
    fc.assert(
      fc.property(anyLine, anyLine, (old, line) => {
        const document = parseConfiguration(`${old}\n`);
        for (const edit of replaceLine(document, 1, line)) {
          for (const offset of [edit.start, edit.end]) {
            expect((document.text.codePointAt(offset - 1) ?? 0) > 0xffff).toBe(false);
          }
        }
      }),
      { numRuns: 2000 },
    );
  });
});
