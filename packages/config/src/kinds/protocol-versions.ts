import { CTokens } from './c-tokens.js';
import type { Kind, Reading, ValueInput } from './kind.js';
import { empty } from './words.js';

/** `accept_protocol_versions 3, 4, 5`: numbers as CONNECT packets carry them; others are passed over in silence. */
export const protocolVersions: Kind = {
  name: 'protocol-versions',
  expects: '`3` (MQTT 3.1), `4` (MQTT 3.1.1) and `5`, separated by commas or spaces',
  words: () => ['3', '4', '5'],
  /** Without any version, a number that stands for none. */
  write: (value) => (value as number[]).join(', ') || '0',
  read(input: ValueInput): Reading {
    const tokens = new CTokens(input.line.rest ?? '');
    const versions = new Set<number>();
    let count = 0;
    for (let word = tokens.next(', \t'); word; word = tokens.next(', \t')) {
      count++;
      if (word.text === '3' || word.text === '4' || word.text === '5') versions.add(Number(word.text));
    }
    if (count === 0) return empty(input, `Write ${this.expects}.`);
    return { outcome: 'value', value: [...versions].sort() };
  },
};
