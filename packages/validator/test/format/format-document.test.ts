import { findTarget } from '@mosquitto-conf/config';
import { applyEdits, parseConfiguration } from '@mosquitto-conf/grammar';
import { describe, expect, test } from 'vitest';
import { formatDocument } from '../../src/format/format-document.js';

function format(text: string, target?: string): string {
  const edits = formatDocument(parseConfiguration(text), target ? [findTarget(target)!] : undefined);
  return applyEdits(text, edits);
}

describe('blanks in a line', () => {
  test.each([
    ['persistence    true  \n', 'persistence true\n'],
    // From 1.4.9 to 1.5.5 the address of a listener is all of the rest.
    ['   listener   1883    127.0.0.1\n', 'listener 1883    127.0.0.1\n'],
    ['max_qos 1 # one\n', 'max_qos 1 # one\n'],
    ['# a comment   \n', '# a comment\n'],
    // Whatever a release may take for a comment, or for a value, stays.
    ['  # indented\n', '  # indented\n'],
    ['listener\t1883\n', 'listener\t1883\n'],
    ['password_file a b \n', 'password_file a b \n'],
    ['nonsense   1\n', 'nonsense   1\n'],
  ])('%j', (text, tidy) => expect(format(text)).toBe(tidy));

  test.each([
    ['2.1', 'password_file   a  b  \n', 'password_file a  b\n'],
    ['1.6.8', 'password_file   a  b  \n', 'password_file a  b  \n'],
    ['1.4.0', 'password_file   a  b  \n', 'password_file   a  b  \n'],
    ['2.1', 'include_dir  conf.d \n', 'include_dir  conf.d \n'],
    ['1.4.9', 'include_dir  conf.d \n', 'include_dir  conf.d \n'],
    ['1.5.6', 'listener  1883  127.0.0.1 \n', 'listener 1883 127.0.0.1\n'],
    ['1.4.8', 'include_dir  conf.d \n', 'include_dir conf.d\n'],
    ['2.1', ' log_dest   file   a  b \n', 'log_dest file a  b \n'],
    ['2.1.2', 'plugin  /p.so \n', 'plugin  /p.so \n'],
    ['2.0', 'plugin  /p.so \n', 'plugin /p.so\n'],
    ['2.1', 'plugin_opt_host  a  b \n', 'plugin_opt_host a  b \n'],
    ['2.1', 'bridge_protocol_version mqttv50 \n', 'bridge_protocol_version mqttv50 \n'],
    ['2.1', 'topic   "a  b"   out   1\n', 'topic "a  b" out 1\n'],
    ['2.1', 'topic   a/#    out   1\n', 'topic a/# out 1\n'],
  ])('for %s, %j', (target, text, tidy) => expect(format(text, target)).toBe(tidy));
});

describe('blank lines', () => {
  test('one between blocks, none at the ends, comments with what they describe', () => {
    expect(
      format(
        '\n\nuser mosquitto\n\n\n# the network\nlistener 8883\ncafile ca\n# the office\nconnection b\naddress a.example\nplugin /p.so\nplugin_opt_host x\n# about memory\nmemory_limit 1\n\n \n',
      ),
    ).toBe(
      'user mosquitto\n\n# the network\nlistener 8883\ncafile ca\n\n# the office\nconnection b\naddress a.example\n\nplugin /p.so\nplugin_opt_host x\n\n# about memory\nmemory_limit 1\n',
    );
  });

  test('a comment after a blank line is not moved to the block', () => {
    const text = 'user a\n# about the user\n\nlistener 1883\n';
    expect(format(text)).toBe(text);
  });

  test('line endings stay, and the last line gets one', () => {
    expect(format('user a\r\nlistener 1883\r\nmax_qos  1')).toBe(
      'user a\r\n\r\nlistener 1883\r\nmax_qos 1\r\n',
    );
    expect(format('user a\r')).toBe('user a\r\n');
    expect(format('\n \n')).toBe('');
    expect(format('')).toBe('');
  });

  test('a file with a NUL is left alone', () => {
    expect(format('user  a\0\n\n\n')).toBe('user  a\0\n\n\n');
  });
});

test('a tidy file gets no edits, and an edit is as small as possible', () => {
  expect(formatDocument(parseConfiguration('user a\n\nlistener 1883\n'))).toEqual([]);
  expect(formatDocument(parseConfiguration('max_qos   1\n'))).toEqual([{ start: 8, end: 10, newText: '' }]);
});
