import type { Text } from '@mosquitto-conf/config';
import { say, written } from './language.js';
import { nearest } from './suggestion.js';
import { wrongUseTexts as texts } from './texts/wrong-use.js';

type Fault = (...values: string[]) => Text;

/** What commander finds wrong, in its words (lib/command.js), and the same as a text of ours. */
const FAULTS: readonly (readonly [words: RegExp, text: Fault])[] = [
  [/^error: unknown option '(.*)'$/, (option = '') => texts.unknownOption({ option })],
  [/^error: unknown command '(.*)'$/, (command = '') => texts.unknownCommand({ command })],
  [/^error: missing required argument '(.*)'$/, (argument = '') => texts.missingArgument({ argument })],
  [/^error: option '(.*)' argument missing$/, (option = '') => texts.missingValue({ option })],
  [/^error: required option '(.*)' not specified$/, (option = '') => texts.missingOption({ option })],
  [
    /^error: option '(.*)' cannot be used with option '(.*)'$/,
    (option = '', other = '') => texts.conflict({ option, other }),
  ],
  [
    /^error: too many arguments for '(.*)'\. Expected (\d+) arguments? but got (\d+)\.$/,
    (command = '', expected = '', given = '') =>
      expected === '1'
        ? texts.oneArgument({ command, given })
        : texts.severalArguments({ command, expected, given }),
  ],
  [
    /^error: option '(.*)' argument '(.*)' is invalid\. Allowed choices are (.*)\.$/,
    (option = '', given = '', choices = '') =>
      withNearest(given, choices, texts.invalidValue({ option, given, choices })),
  ],
  [
    /^error: command-argument value '(.*)' is invalid for argument '(.*)'\. Allowed choices are (.*)\.$/,
    (given = '', argument = '', choices = '') =>
      withNearest(given, choices, texts.invalidArgument({ given, argument, choices })),
  ],
];

const MEANT = /\s*\(Did you mean (one of )?(.*)\?\)$/;

/** Prints what commander finds wrong: one line, with the nearest right word. */
export function outputError(text: string, write: (text: string) => void): void {
  const line = text.trim().replace(/\s*\n\s*/g, ' ');
  const [suggestion, several, meant] = MEANT.exec(line) ?? [];
  const fault = faultOf(suggestion === undefined ? line : line.slice(0, -suggestion.length));
  const whole =
    meant === undefined ? fault : (several === undefined ? texts.meant : texts.meantOneOf)({ fault, meant });
  write(`${say(whole)}\n`);
}

function faultOf(line: string): Text {
  for (const [words, text] of FAULTS) {
    const found = words.exec(line);
    if (found) return text(...found.slice(1));
  }
  return written(line);
}

function withNearest(given: string, choices: string, fault: Text): Text {
  const meant = nearest(given, choices.split(', '));
  return meant === undefined ? fault : texts.meant({ fault, meant });
}
