import type { Word } from '@mosquitto-conf/grammar';
import type { Text } from '../text.js';
import type { Flaw, ValueInput } from './kind.js';

/** The first word of the value, as strtok() with a space gives it. */
export function firstWord(input: ValueInput): Word | undefined {
  return input.line.words[0];
}

/** The reading of a line that ends with its directive. */
export function empty(input: ValueInput, help: Text | string, outcome: Flaw['outcome'] = 'refused'): Flaw {
  return {
    outcome,
    code: 'missing-value',
    message: `\`${input.name}\` has no value.`,
    why: EMPTY[outcome],
    help,
  };
}

const EMPTY: Readonly<Record<Flaw['outcome'], string>> = {
  refused: 'The broker does not start with an empty setting.',
  ignored: 'The broker complains and goes on as if the line were not there.',
  cleared: 'The broker says nothing, and forgets what an earlier line set.',
};

/** `a`, `b` or `c`, each as code. */
export function oneOf(words: readonly string[]): string {
  const quoted = words.map((word) => `\`${word}\``);
  const last = quoted.pop() ?? '';
  return quoted.length ? `${quoted.join(', ')} or ${last}` : last;
}
