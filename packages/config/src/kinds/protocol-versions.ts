import { CTokens } from './c-tokens.js';
import type { Choice, Kind, Reading, ValueInput } from './kind.js';
import { empty, writeLine } from './words.js';

const versions: readonly Choice[] = [
  { word: '3', summary: 'MQTT 3.1' },
  { word: '4', summary: 'MQTT 3.1.1' },
  { word: '5', summary: 'MQTT 5' },
];

/** A version of MQTT by the number in its CONNECT: 3 for 3.1, 4 for 3.1.1. */
export type ProtocolVersion = 3 | 4 | 5;

const numbers: ReadonlyMap<string, ProtocolVersion> = new Map([
  ['3', 3],
  ['4', 4],
  ['5', 5],
]);

/** `accept_protocol_versions 3, 4, 5`: numbers as CONNECT packets carry them; others are ignored without a message. */
export const protocolVersions: Kind<readonly ProtocolVersion[]> = {
  name: 'protocol-versions',
  expects: '`3` (MQTT 3.1), `4` (MQTT 3.1.1) and `5`, separated by commas or spaces',
  words: () => versions.map(({ word }) => word),
  choices: () => versions,
  parameters: [{ name: 'VERSION', expects: 'the number of a version', repeats: true, choices: versions }],
  /** Without any version, a number that is not a version. */
  write: (value) => value.join(', ') || '0',
  read(input: ValueInput): Reading<readonly ProtocolVersion[]> {
    const tokens = new CTokens(input.line.rest ?? '');
    const found = new Set<ProtocolVersion>();
    let count = 0;
    for (let word = tokens.next(', \t'); word; word = tokens.next(', \t')) {
      count++;
      const number = numbers.get(word.text);
      if (number !== undefined) found.add(number);
    }
    if (count === 0) return empty(input, writeLine(input, '3, 4, 5'));
    return { outcome: 'value', value: [...found].sort() };
  },
};
