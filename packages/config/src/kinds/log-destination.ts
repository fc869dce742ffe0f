import { since } from '../release.js';
import { meantWord } from '../spelling.js';
import type { Kind, Reading, ValueInput } from './kind.js';
import { empty, firstWord, oneOf } from './words.js';

/** Where the log goes; `file` has a path. */
export interface LogDestination {
  readonly to: 'none' | 'syslog' | 'stdout' | 'stderr' | 'topic' | 'dlt' | 'file';
  readonly path?: string;
}

const destinations = [
  { word: 'stdout', first: '1.4.0' },
  { word: 'stderr', first: '1.4.0' },
  { word: 'syslog', first: '1.4.0' },
  { word: 'topic', first: '1.4.0' },
  { word: 'file', first: '1.4.0' },
  { word: 'dlt', first: '2.0.0' },
  { word: 'none', first: '1.4.0' },
] as const;

/** `log_dest`: a word, or `file` and a path to the end of the line. */
export const logDestination: Kind = {
  name: 'log-destination',
  expects: oneOf(destinations.map(({ word }) => (word === 'file' ? 'file PATH' : word))),
  words: (release) => destinations.filter(({ first }) => since(release, first)).map(({ word }) => word),
  write(value): string {
    const { to, path } = value as LogDestination;
    return path === undefined ? to : `${to} ${path}`;
  },
  read(input: ValueInput): Reading {
    const help = `Write ${this.expects}.`;
    const word = firstWord(input);
    if (!word) return empty(input, help);
    const known = destinations.find(
      ({ word: name, first }) => name === word.text && since(input.release, first),
    );
    if (!known) {
      const words = destinations.filter(({ first }) => since(input.release, first)).map((one) => one.word);
      const meant = word.text.startsWith('/') ? `file ${word.text}` : meantWord(word.text, words);
      return {
        outcome: 'refused',
        code: 'invalid-choice',
        message: `\`${word.text}\` is no destination for the log.`,
        why: 'The broker compares the word letter by letter with those it knows.',
        help,
        ...(meant === undefined ? {} : { meant }),
        start: word.start,
        end: word.end,
      };
    }
    if (known.word !== 'file')
      return { outcome: 'value', value: { to: known.word } satisfies LogDestination };
    const rest = input.line.rest!;
    const from = rest.indexOf(word.text) + word.text.length + 1;
    const path = rest.slice(from).replace(/^[ \t]+/, '');
    if (path !== '') return { outcome: 'value', value: { to: 'file', path } satisfies LogDestination };
    return empty(input, 'Write the path of the log file after `file`.');
  },
};
