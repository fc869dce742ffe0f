import { describe, expect, test } from 'vitest';
import { excerpt } from '../src/formats/excerpt.js';
import type { ShownDiagnostic } from '../src/result.js';

const plain = (text: string) => text;

/** What the mark is below. */
function marked(source: string, message: string, start = 0, end = source.length, width?: number): string {
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
  const [, line = '', mark = ''] = excerpt(diagnostic, ' ', width, plain);
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
});
