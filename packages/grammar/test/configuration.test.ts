import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type DirectiveLine, parseAcl, parseConfiguration, print } from '../src/index.js';
import { anyText } from './arbitraries.js';
import { outline, plain } from './tree.js';

const lines = (text: string) => plain(parseConfiguration(text));
const summary = (text: string) => outline(parseConfiguration(text));

function directive(text: string): DirectiveLine {
  const [line] = parseConfiguration(text).lines;
  if (line?.kind !== 'directive') throw new Error(`${JSON.stringify(text)} is ${line?.kind}`);
  return line;
}

describe('lines', () => {
  test('a directive, with every position', () => {
    expect(lines('  port  1883 x \r\n')).toEqual([
      {
        kind: 'directive',
        number: 1,
        start: 0,
        end: 15,
        eol: '\r\n',
        name: { start: 2, end: 6, text: 'port' },
        words: [
          { start: 8, end: 12, text: '1883' },
          { start: 13, end: 14, text: 'x' },
        ],
        value: { start: 8, end: 14, text: '1883 x' },
        rest: ' 1883 x ',
      },
    ]);
  });

  test('a comment and a blank line, with every position', () => {
    expect(lines('# a\n  \n')).toEqual([
      { kind: 'comment', number: 1, start: 0, end: 3, eol: '\n', text: '# a' },
      { kind: 'blank', number: 2, start: 4, end: 6, eol: '\n' },
    ]);
  });

  test('no line follows the last line ending', () => {
    expect(summary('')).toEqual([]);
    expect(summary('\n')).toEqual(['blank']);
    expect(summary('a\n')).toEqual(['directive "a"']);
    expect(summary('a\n\n')).toEqual(['directive "a"', 'blank']);
    expect(summary('a\nb')).toEqual(['directive "a"', 'directive "b"']);
  });

  test.each([
    ['a 1\nb', ['\n', '']],
    ['a 1\r\nb\r\n\r\n', ['\r\n', '\r\n', '\r\n']],
    ['a\nb\r\n#c\r\r\n', ['\n', '\r\n', '\r\r\n']],
    ['a 1\r', ['\r']],
    ['# a\r', ['\r']],
    ['\r\r', ['\r\r']],
    [' \r', ['\r']],
    ['a \r', ['\r']],
  ])('line endings of %j', (text, expected) => {
    expect(parseConfiguration(text).lines.map((line) => line.eol)).toEqual(expected);
  });

  test('a comment begins in the first column', () => {
    expect(summary('# a\n#\n## b # c\n')).toEqual(['comment "# a"', 'comment "#"', 'comment "## b # c"']);
    expect(summary(' # a\n')).toEqual(['directive "#" "a"']);
    expect(summary('port 1883 # a\n')).toEqual(['directive "port" "1883" "#" "a"']);
    expect(summary('\t# a\n')).toEqual([String.raw`directive "\t#" "a"`]);
  });

  test('only spaces are blank', () => {
    expect(summary('   \n\t\n\u00a0\n')).toEqual(['blank', String.raw`directive "\t"`, 'directive "\u00a0"']);
  });
});

describe('words', () => {
  test.each([
    ['a\tb c\td', ['a\tb', 'c\td']],
    ['a\u00a0b c\u2003d', ['a\u00a0b', 'c\u2003d']],
    ['\ufeffport 1883', ['\ufeffport', '1883']],
    ['a\0b \0', ['a\0b', '\0']],
    ['a\u2028b\u0085c d\u000be\fg', ['a\u2028b\u0085c', 'd\u000be\fg']],
    ['a \udc80\udcff', ['a', '\udc80\udcff']],
    ['topic "a b" out', ['topic', '"a', 'b"', 'out']],
    ['  a   b   ', ['a', 'b']],
  ])('%j', (text, expected) => {
    const line = directive(text);
    expect([line.name, ...line.words].map((word) => word.text)).toEqual(expected);
  });

  test.each([
    ['a\rb 1\r2\n', ['a\rb', '1\r2']],
    ['a\r 1\r 2\r\n', ['a\r', '1\r', '2']],
    ['\r\rz\n', ['\r\rz']],
    ['\r \n', ['\r']],
    [' \r \r\n', ['\r']],
    ['a \r \r \r\n', ['a', '\r', '\r']],
  ])('a \\r before other characters is one of a word: %j', (text, expected) => {
    const line = directive(text);
    expect([line.name, ...line.words].map((word) => word.text)).toEqual(expected);
  });

  test('every character can begin a word', () => {
    const separators = new Set([' ', '\n', '\r', '#']);
    for (let code = 0; code <= 0xffff; code++) {
      const character = String.fromCharCode(code);
      if (separators.has(character)) continue;
      const { name, words } = directive(`${character}a ${character}b`);
      expect([name.text, words[0]?.text]).toEqual([`${character}a`, `${character}b`]);
    }
  });
});

describe('value and rest', () => {
  test.each([
    ['a', undefined, undefined],
    ['a ', undefined, undefined],
    ['a \r\n', undefined, undefined],
    ['a  ', undefined, ' '],
    ['a    ', undefined, '   '],
    ['  a 1', '1', '1'],
    ['a  1', '1', ' 1'],
    ['a 1 ', '1', '1 '],
    ['a 1  2   3', '1  2   3', '1  2   3'],
    ['a 1\t', '1', '1\t'],
    ['a \t1 2 \t \t\n', '\t1 2', '\t1 2 \t \t'],
    ['a 1\u00a0', '1\u00a0', '1\u00a0'],
    ['a \t \t', '', '\t \t'],
  ])('of %j', (text, value, rest) => {
    const line = directive(text);
    expect([line.value?.text, line.rest]).toEqual([value, rest]);
  });

  test('a value of one word is that word', () => {
    const line = directive('port 1883');
    expect(line.value).toBe(line.words[0]);
  });

  test('match the text at their positions', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const line of parseConfiguration(text).lines) {
          if (line.kind !== 'directive') continue;
          const { name, words, value, rest } = line;
          for (const word of [name, ...words, ...(value ? [value] : [])]) {
            expect(text.slice(word.start, word.end)).toBe(word.text);
          }
          expect(rest ?? '').toBe(text.slice(name.end + 1, Math.max(line.end, name.end + 1)));
        }
      }),
    );
  });
});

describe('any text', () => {
  test('is printed as it was', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(print(parseConfiguration(text))).toBe(text);
      }),
      { numRuns: 2000 },
    );
  });

  test('is read as the broker reads it', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(summary(text)).toEqual(asTheBroker(text));
      }),
      { numRuns: 2000 },
    );
  });

  test('has lines that follow one another without a gap', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        let offset = 0;
        for (const [index, line] of parseConfiguration(text).lines.entries()) {
          expect([line.number, line.start]).toEqual([index + 1, offset]);
          offset = line.end + line.eol.length;
        }
        expect(offset).toBe(text.length);
      }),
    );
  });
});

test('an ACL file has the same lines', () => {
  const text = '# guests\nuser guest\n\ntopic readwrite a/b c/#\r\npattern write $SYS/%c';
  expect(parseAcl(text)).toEqual(parseConfiguration(text));
  expect(outline(parseAcl(text)).at(-1)).toBe('directive "pattern" "write" "$SYS/%c"');
});

/** The broker's reader, as plainly as it can be written: fgets, cut \r and \n, strtok by space. */
function asTheBroker(text: string): string[] {
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines.map((line) => {
    let content = line;
    while (content.endsWith('\r')) content = content.slice(0, -1);
    if (content.startsWith('#')) return `comment ${JSON.stringify(content)}`;
    const words = content.split(' ').filter((word) => word !== '');
    if (words.length === 0) return 'blank';
    return `directive ${words.map((word) => JSON.stringify(word)).join(' ')}`;
  });
}
