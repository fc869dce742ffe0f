import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { commentsOf } from './comments-of.mjs';

const PROGRAMS = ['*.ts', '*.mts', '*.mjs', ':!**/generated/**'];

/** The words of `prose/words.yml` that a text contains, with what to write instead. */
export function wordsIn(text, words) {
  return text.split('\n').flatMap((line, index) =>
    words.flatMap(({ expected, pattern }) =>
      [...line.matchAll(pattern)].map((found) => ({
        line: index + 1,
        column: found.index + 1,
        word: found[0],
        expected,
      })),
    ),
  );
}

/** The table of `prose/words.yml`. */
export function readWords() {
  const { rules } = parse(readFileSync('prose/words.yml', 'utf8'));
  return rules.map(({ expected, pattern }) => {
    const [, source, flags] = /^\/(.*)\/(\w*)$/s.exec(pattern);
    return { expected, pattern: new RegExp(source, `g${flags}`) };
  });
}

/**
 * Prints each word in the comments and test names of this repository that our texts do not use.
 * @returns whether there is none
 */
export function checkComments() {
  const words = readWords();
  const list = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '-z', ...PROGRAMS], {
    encoding: 'utf8',
  });
  const found = [...new Set(list.split('\0'))]
    .filter((file) => existsSync(file))
    .flatMap((file) => {
      const text = commentsOf(readFileSync(file, 'utf8'));
      return wordsIn(text, words).map(({ line, column, word, expected }) => {
        return `${file}:${line}:${column} "${word}": write "${expected}".\n`;
      });
    });
  process.stderr.write(found.join(''));
  return found.length === 0;
}
