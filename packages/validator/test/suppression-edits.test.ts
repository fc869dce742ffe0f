import { applyEdits, parseConfiguration } from '@mosquitto-conf/grammar';
import { describe, expect, it } from 'vitest';
import { suppressInFile, suppressInLine } from '../src/suppression-edits.js';

function inLine(text: string, line: number): string {
  return applyEdits(text, suppressInLine(parseConfiguration(text), line, 'a-rule'));
}

describe('suppressInLine', () => {
  it('puts a comment above the line, with the line ending of the file', () => {
    expect(inLine('user a\r\nport 1\r\n', 2)).toBe(
      'user a\r\n# checkconfig-disable-next-line a-rule\r\nport 1\r\n',
    );
    expect(inLine('user a', 1)).toBe('# checkconfig-disable-next-line a-rule\nuser a');
  });

  it('names the rule in the comment that is there, in front of its reason', () => {
    expect(inLine('# checkconfig-disable-next-line other  \nuser a\n', 2)).toBe(
      '# checkconfig-disable-next-line other a-rule  \nuser a\n',
    );
    expect(inLine('#checkconfig-disable-next-line other, more -- so\nuser a\n', 2)).toBe(
      '#checkconfig-disable-next-line other, more a-rule -- so\nuser a\n',
    );
  });

  it('leaves other comments above alone', () => {
    for (const comment of [
      '# a comment',
      '# checkconfig-disable other',
      '# checkconfig-disable-next-lines x',
    ]) {
      expect(inLine(`${comment}\nuser a\n`, 2)).toBe(
        `${comment}\n# checkconfig-disable-next-line a-rule\nuser a\n`,
      );
    }
  });
});

it('suppressInFile puts a comment into the first line', () => {
  const text = '# a comment\nuser a\n';
  expect(applyEdits(text, suppressInFile(parseConfiguration(text), 'a-rule'))).toBe(
    `# checkconfig-disable a-rule\n${text}`,
  );
});
