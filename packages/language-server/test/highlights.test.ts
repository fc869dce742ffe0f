import { describe, expect, it } from 'vitest';
import { findDocumentHighlights } from '../src/index.js';
import { open, textAt } from './support/open.js';

function highlights(files: Parameters<typeof open>[0]) {
  const { document, position } = open(files);
  return findDocumentHighlights(document, position).map(
    ({ range, kind }) =>
      `${range.start.line + 1}:${textAt(document, range)}:${kind === 3 ? 'write' : 'read'}`,
  );
}

describe('findDocumentHighlights', () => {
  it('marks the same thing in this file alone', () => {
    const main = 'password_file passwd\nacl_file acl\n';
    const files = { 'mosquitto.conf': main, passwd: 'ana:x\n', acl: 'user a<|>na\nuser bea\nuser ana\n' };
    expect(highlights(files)).toEqual(['1:ana:read', '3:ana:read']);
  });

  it('tells what declares a thing from what uses it', () => {
    expect(highlights('plugin_load a a.so\nlistener 1\nplugin_use <|>a\n')).toEqual([
      '1:a:write',
      '3:a:read',
    ]);
  });

  it('marks the lines that set a directive', () => {
    expect(highlights('listener 1\nmax_qos 1\nlistener 2\n<|>max_qos 2\n')).toEqual([
      '2:max_qos:read',
      '4:max_qos:read',
    ]);
  });

  it('marks nothing on a comment, a number or a blank line', () => {
    for (const text of ['# li<|>stener 1\n', 'max_qos <|>1\n', '\n<|>\n'])
      expect(highlights(text)).toEqual([]);
  });
});
