import { type Release, since } from '../release.js';
import { meantWord } from '../spelling.js';
import { value as values } from '../texts/values.js';
import { type Choice, choicesOf, type Kind, type Reading, type ValueInput } from './kind.js';
import { empty, firstWord, oneOf, writeLine, writeOneOf } from './words.js';

/** Where the log goes; `file` has a path. */
export interface LogDestination {
  readonly to: 'none' | 'syslog' | 'stdout' | 'stderr' | 'topic' | 'dlt' | 'file';
  readonly path?: string;
}

const destinations = [
  { word: 'stdout', summary: 'The standard output' },
  { word: 'stderr', summary: 'The standard error output, which systemd keeps in its journal' },
  { word: 'syslog', summary: 'The system log, with the facility of `log_facility`' },
  { word: 'topic', summary: 'Messages under `$SYS/broker/log/`' },
  { word: 'file', summary: 'A file; its path follows' },
  { word: 'dlt', summary: 'Diagnostic Log and Trace, as used in cars', first: '2.0.0' },
  { word: 'none', summary: 'Nowhere' },
] as const satisfies readonly Choice[];

const available = (release: Release): readonly Destination[] =>
  choicesOf(destinations, release) as readonly Destination[];

type Destination = (typeof destinations)[number];

/** `log_dest`: a word, or `file` and a path to the end of the line. */
export const logDestination: Kind<LogDestination> = {
  name: 'log-destination',
  expects: oneOf(destinations.map(({ word }) => (word === 'file' ? 'file PATH' : word))),
  words: (release) => available(release).map(({ word }) => word),
  choices: available,
  parameters: [
    { name: 'DESTINATION', expects: 'where the log goes', choices: destinations },
    { name: 'PATH', expects: 'after `file`, the path of the log file', optional: true },
  ],
  path: ({ path }) => path,
  write({ to, path }): string {
    return path === undefined ? to : `${to} ${path}`;
  },
  read(input: ValueInput): Reading<LogDestination> {
    const help = writeOneOf(
      available(input.release).map((one) => (one.word === 'file' ? 'file PATH' : one.word)),
    );
    const word = firstWord(input);
    if (!word) return empty(input, help);
    const known = available(input.release).find((one) => one.word === word.text);
    if (!known) {
      const words = available(input.release).map((one) => one.word);
      const meant = word.text.startsWith('/') ? `file ${word.text}` : meantWord(word.text, words);
      return {
        outcome: 'refused',
        code: 'invalid-choice',
        message: values.wordUnknown({ name: input.name, word: word.text }),
        why: values.wordExact,
        help: meant === undefined || meant === 'file' ? help : writeLine(input, meant),
        ...(meant === undefined ? {} : { meant }),
        start: word.start,
        end: word.end,
      };
    }
    if (known.word !== 'file') return { outcome: 'value', value: { to: known.word } };
    const rest = input.line.rest!;
    const from = rest.indexOf(word.text) + word.text.length + 1;
    // Tabs are blanks since 1.4.2.
    const blanks = since(input.release, '1.4.2') ? /^[ \t]+/ : /^ +/;
    const path = rest.slice(from).replace(blanks, '');
    if (path !== '') return { outcome: 'value', value: { to: 'file', path } };
    return { ...empty(input, writeLine(input, 'file PATH')), message: values.logFileMissing };
  },
};
