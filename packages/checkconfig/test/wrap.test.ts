import { directives, findDirective, findTarget } from '@mosquitto-conf/config';
import { rules } from '@mosquitto-conf/validator';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { explainDirective } from '../src/explain/directive.js';
import { explainRule } from '../src/explain/rule.js';
import { columnsOf, wrap, wrapLines } from '../src/formats/wrap.js';

describe('text is broken at the width of the terminal', () => {
  test('at blanks, with the lines that follow indented', () => {
    expect(wrap('one two three four', 9, '  ', 0)).toBe('one two\n  three\n  four');
    expect(wrap('one two', 9, '  ', 4)).toBe('one\n  two');
  });

  test('a long word stays whole', () => {
    expect(wrap('a /etc/mosquitto/conf.d/x.conf b', 10)).toBe('a\n/etc/mosquitto/conf.d/x.conf\nb');
  });

  test('where there is no terminal, lines stay whole', () => {
    expect(wrap('one two three', undefined)).toBe('one two three');
  });

  test('nothing is lost, and no line is too long unless it is one word', () => {
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[a-z温度é]{1,12}$/), { minLength: 1 }),
        fc.integer({ min: 5, max: 40 }),
        (words, width) => {
          const lines = wrap(words.join(' '), width, '  ', 0).split('\n');
          expect(lines.map((line) => line.trim()).join(' ')).toBe(words.join(' '));
          for (const line of lines)
            if (line.trim().includes(' ')) expect(columnsOf(line)).toBeLessThanOrEqual(width);
        },
      ),
    );
  });
});

test.each([
  ['abc', 3],
  ['温度', 4],
  ['é', 1],
  ['e\u0301', 1],
  ['🌡', 1],
  ['😀', 2],
  ['a\u200bb', 2],
])('%s takes %i columns', (text, columns) => expect(columnsOf(text)).toBe(columns));

describe('wrapLines', () => {
  test('breaks each line on its own, below its last cell', () => {
    expect(wrapLines('one two three\n\n  ab  c  four five six', 14)).toBe(
      'one two three\n\n  ab  c  four\n    five six',
    );
    expect(wrapLines('  ab  four five six', 14)).toBe('  ab  four\n      five six');
  });

  test('keeps lines of examples, and every line without a terminal', () => {
    const text = 'Right:\n    topic readwrite devices/# and more';
    expect(wrapLines(text, 20)).toBe(text);
    expect(wrapLines('one two three four', undefined)).toBe('one two three four');
  });

  test('fits every explanation into the width, apart from examples, and loses no word', () => {
    const release = findTarget('2.1.2')!;
    const texts = [
      ...directives.map(({ name }) => explainDirective(findDirective(name)!, release)),
      ...rules.slice(0, 20).map(explainRule),
    ];
    for (const text of texts) {
      const wrapped = wrapLines(text, 60);
      expect(wrapped.replace(/\s+/g, ' ')).toBe(text.replace(/\s+/g, ' '));
      for (const line of wrapped.split('\n'))
        if (!/^ {4}\S/.test(line) && /\S \S/.test(line.trim()))
          expect(columnsOf(line)).toBeLessThanOrEqual(60);
    }
  });
});
