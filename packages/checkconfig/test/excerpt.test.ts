import { describe, expect, test } from 'vitest';
import { excerpt } from '../src/formats/excerpt.js';
import { columnsOf } from '../src/formats/wrap.js';
import type { ShownDiagnostic } from '../src/result.js';

const plain = (text: string) => text;

/** The line as it is shown, and the mark below it. */
function shownLines(
  source: string,
  start: number,
  end: number,
  width?: number,
  message = 'Nothing.',
): readonly string[] {
  const position = (character: number) => ({ line: 0, character });
  const diagnostic: ShownDiagnostic = {
    rule: 'a-rule',
    severity: 'warning',
    message,
    file: 'mosquitto.conf',
    range: { start: position(start), end: position(end) },
    source,
    fixes: [],
  };
  return excerpt(diagnostic, ' ', width, plain).slice(1);
}

/** What the mark is below. */
function marked(source: string, message: string, start = 0, end = source.length, width?: number): string {
  const [line = '', mark = ''] = shownLines(source, start, end, width, message);
  return line.slice(mark.indexOf('^'), mark.lastIndexOf('^') + 1);
}

describe('the mark is below the word that is meant', () => {
  test('of a whole line: the word that the message quotes', () => {
    expect(marked('password_file passwd', 'There is no password file `passwd`.')).toBe('passwd');
    expect(marked('certfile a.crt', 'The listener has `certfile` without `keyfile`.')).toBe('certfile');
    expect(marked('topic # out 2', '`out` is wrong.')).toBe('out');
  });

  test('a word is not found within another one', () => {
    expect(marked('password_file file', 'There is no `file`.')).toBe('file');
    expect(marked('max_inflight_messages_x max', 'No `max`.')).toBe('max');
  });

  test('of a whole line whose message quotes nothing of it: the value', () => {
    expect(marked('listener 8883', 'Port 8883 is not encrypted.')).toBe('8883');
    expect(marked('  user root  ', 'The broker stays `somewhere`.', 2)).toBe('root');
  });

  test('of a part of a line: that part', () => {
    expect(marked('listner 1883', 'There is no directive `1883`.', 0, 7)).toBe('listner');
  });

  test('of a line that is one word: that word', () => {
    expect(marked('topic', '`topic` names no topic.')).toBe('topic');
    expect(marked('sensor:', 'Nothing is quoted.')).toBe('sensor:');
  });

  test('far to the right, and in narrow terminals', () => {
    expect(marked(`log_dest file ${'x'.repeat(300)} word`, 'This is `word`.')).toBe('word');
    expect(marked(`log_dest file ${'x'.repeat(60)} word`, 'This is `word`.', 0, 79, 40)).toBe('word');
  });

  test.each([
    ['password_file 日本語/パス', '日本語/パス', 11],
    ['password_file e\u0301te\u0301', 'e\u0301te\u0301', 3],
    ['password_file 👩‍👩‍👧.txt', '👩‍👩‍👧.txt', 10],
    ['topic 日本/# out 5', '5', 1],
  ])('as wide as a terminal shows it: %s', (source, word, columns) => {
    const start = source.indexOf(word);
    const [line = '', mark = ''] = shownLines(source, start, start + word.length);
    expect(line).toContain(word);
    expect(mark.length - mark.indexOf('^')).toBe(columns);
    expect(mark.indexOf('^')).toBe(columnsOf(line.slice(0, line.indexOf(word))));
  });

  test('of wide characters no more than the terminal has columns, and none is cut in half', () => {
    for (const source of [`log_dest file ${'日'.repeat(200)} x`, `log_dest file ${'👍'.repeat(200)} x`]) {
      for (const start of [9, 100, source.length - 1]) {
        const [line = '', mark = ''] = shownLines(source, start, start + 1, 60);
        expect(columnsOf(line)).toBeLessThanOrEqual(60);
        expect(columnsOf(mark)).toBeLessThanOrEqual(60);
        expect(line).not.toMatch(/[\ud800-\udfff]/u);
      }
    }
  });

  test('characters that change the direction of a text are shown', () => {
    expect(shownLines('password_file a\u202eb', 0, 13)[0]).toContain('a�b');
  });

  test('a tab in a name is a part of the name', () => {
    expect(marked('max_connections\t100', 'The name contains a tab.')).toBe('max_connections→100');
  });
});
