import type { Word } from '@mosquitto-conf/grammar';
import type { Text } from '../text.js';
import { value as texts } from '../texts/values.js';
import type { Flaw, ValueInput } from './kind.js';

/** The first word of the value, as strtok() with a space gives it. */
export function firstWord(input: ValueInput): Word | undefined {
  return input.line.words[0];
}

/** The reading of a line that ends with its directive. */
export function empty(input: ValueInput, help: Text, outcome: Flaw['outcome'] = 'refused'): Flaw {
  return {
    outcome,
    code: 'missing-value',
    message: texts.missing({ name: input.name }),
    why: EMPTY[outcome],
    help,
  };
}

const EMPTY: Readonly<Record<Flaw['outcome'], Text>> = {
  refused: texts.missingRefused,
  ignored: texts.missingIgnored,
  cleared: texts.missingCleared,
};

/** Says how to write the line. @param value what to write after the name of the directive: `PATH` */
export function writeLine(input: ValueInput, value: string): Text {
  return texts.writeLine({ line: `${input.name} ${value}` });
}

/** Says which words there are to choose from: two or more. */
export function writeOneOf(words: readonly string[]): Text {
  const quoted = words.map((word) => `\`${word}\``);
  return texts.writeOneOf({ words: quoted.slice(0, -1).join(', '), last: quoted.at(-1)! });
}

/** `a`, `b` or `c`, each as code. */
export function oneOf(words: readonly string[]): string {
  const quoted = words.map((word) => `\`${word}\``);
  const last = quoted.pop() ?? '';
  return quoted.length ? `${quoted.join(', ')} or ${last}` : last;
}
