import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parsePasswords, parsePsk, print } from '../src/index.js';
import { anyText } from './arbitraries.js';
import { outline, plain } from './tree.js';

const summary = (text: string) => outline(parsePasswords(text));

describe('entries', () => {
  test('with every position', () => {
    expect(plain(parsePasswords('bob:$7$a:b \r\nx'))).toEqual([
      {
        kind: 'entry',
        number: 1,
        start: 0,
        end: 11,
        eol: '\r\n',
        first: { start: 0, end: 3, text: 'bob' },
        separator: { start: 3, end: 4 },
        second: { start: 4, end: 11, text: '$7$a:b ' },
      },
      { kind: 'entry', number: 2, start: 13, end: 14, eol: '', first: { start: 13, end: 14, text: 'x' } },
    ]);
  });

  test.each([
    ['a:b', ['entry "a" "b"']],
    ['a:b:c', ['entry "a" "b:c"']],
    [' a : b ', ['entry " a " " b "']],
    [':b', ['entry "" "b"']],
    ['a:', ['entry "a" ""']],
    [':', ['entry "" ""']],
    ['a\r\n:\r\nb:\r\n', ['entry "a" -', 'entry "" ""', 'entry "b" ""']],
    ['a:b\n\n  \n#c:d\n #e:f\n', ['entry "a" "b"', 'blank', 'blank', 'comment "#c:d"', 'entry " #e" "f"']],
    ['a\r:\rb\r\n', [String.raw`entry "a\r" "\rb"`]],
    ['\r:\n\rx\n', [String.raw`entry "\r" ""`, String.raw`entry "\rx" -`]],
    ['  :x', ['entry "  " "x"']],
    ['no colon ', ['entry "no colon " -']],
  ])('of %j', (text, expected) => {
    expect(summary(text)).toEqual(expected);
  });
});

describe('any text', () => {
  test('is printed as it was, and its words stand where they say', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const document = parsePasswords(text);
        expect(print(document)).toBe(text);
        for (const line of document.lines) {
          if (line.kind !== 'entry') continue;
          const { first, separator, second } = line;
          expect(text.slice(first.start, first.end)).toBe(first.text);
          expect(text.slice(separator?.start, separator?.end ?? 0)).toBe(separator ? ':' : '');
          expect(text.slice(second?.start, second?.end ?? 0)).toBe(second?.text ?? '');
        }
      }),
      { numRuns: 2000 },
    );
  });

  test('is split as the broker splits it', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(summary(text)).toEqual(asTheBroker(text));
      }),
      { numRuns: 2000 },
    );
  });
});

test('a PSK file has the same lines', () => {
  expect(parsePsk('id:0aff\n# x\n')).toEqual(parsePasswords('id:0aff\n# x\n'));
});

function asTheBroker(text: string): string[] {
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines.map((line) => {
    let content = line;
    while (content.endsWith('\r')) content = content.slice(0, -1);
    if (content.startsWith('#')) return `comment ${JSON.stringify(content)}`;
    if (content.replaceAll(' ', '') === '') return 'blank';
    const colon = content.indexOf(':');
    if (colon === -1) return `entry ${JSON.stringify(content)} -`;
    return `entry ${JSON.stringify(content.slice(0, colon))} ${JSON.stringify(content.slice(colon + 1))}`;
  });
}
