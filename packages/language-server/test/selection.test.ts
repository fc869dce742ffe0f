import { describe, expect, it } from 'vitest';
import type { SelectionRange } from 'vscode-languageserver-types';
import { getSelectionRanges } from '../src/index.js';
import { open, textAt } from './support/open.js';

/** What is selected step by step. */
function steps(files: Parameters<typeof open>[0]): string[] {
  const { document, position } = open(files);
  const found: string[] = [];
  let step: SelectionRange | undefined = getSelectionRanges(document, [position])[0];
  for (; step; step = step.parent) found.push(textAt(document, step.range));
  return found;
}

describe('getSelectionRanges', () => {
  it('goes from the word to its value, line, sections and file', () => {
    expect(steps('log_type all\nconnection cloud\naddress a.example b.exa<|>mple  \ntopic #\n')).toEqual([
      'b.example',
      'a.example b.example',
      'address a.example b.example  ',
      'connection cloud\naddress a.example b.example  \ntopic #',
      'log_type all\nconnection cloud\naddress a.example b.example  \ntopic #\n',
    ]);
  });

  it('leaves out what would select nothing more', () => {
    expect(steps('log<|>_type all')).toEqual(['log_type', 'log_type all']);
    expect(steps('')).toEqual(['']);
  });

  it('goes through plugin and listener', () => {
    expect(
      steps(
        'per_listener_settings true\nlistener 1883\nplugin /a.so\nplugin_<|>opt_key 1\nallow_anonymous true\n',
      ).slice(1, 4),
    ).toEqual([
      'plugin_opt_key 1',
      'plugin /a.so\nplugin_opt_key 1',
      'listener 1883\nplugin /a.so\nplugin_opt_key 1\nallow_anonymous true',
    ]);
  });

  it('selects the words of comments and the fields of a password file', () => {
    expect(steps('# one tw<|>o\n')).toEqual(['two', '# one two', '# one two\n']);
    const conf = 'listener 1883\npassword_file passwd\n';
    expect(steps({ 'mosquitto.conf': conf, passwd: 'ana:se<|>cret\nbo:x\n' })).toEqual([
      'secret',
      'ana:secret',
      'ana:secret\nbo:x\n',
    ]);
  });

  it('answers for each position', () => {
    const { document } = open('a b\n');
    const at = (character: number) => ({ line: 0, character });
    expect(getSelectionRanges(document, [at(0), at(3)]).map(({ range }) => textAt(document, range))).toEqual([
      'a',
      'b',
    ]);
  });
});
