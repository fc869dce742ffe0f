import { confine, readInteger } from './integer.js';
import type { Kind, Reading, ValueInput } from './kind.js';
import { empty, writeLine } from './words.js';

/** `bridge_tcp_keepalive IDLE INTERVAL COUNT`: three numbers, all above zero. */
export const tcpKeepalive: Kind<readonly number[]> = {
  name: 'tcp-keepalive',
  expects: 'three numbers: idle seconds, seconds between probes, number of probes',
  parameters: [
    { name: 'IDLE', expects: 'seconds without traffic before the first probe' },
    { name: 'INTERVAL', expects: 'seconds between probes' },
    { name: 'COUNT', expects: 'how many probes without an answer close the connection' },
  ],
  write: (value) => value.join(' '),
  read(input: ValueInput): Reading<readonly number[]> {
    const numbers: number[] = [];
    for (let index = 0; index < 3; index++) {
      const word = input.line.words[index];
      if (!word) return empty(input, writeLine(input, 'IDLE INTERVAL COUNT'));
      const span = { start: word.start, end: word.end };
      const number = readInteger(input, word.text);
      if (typeof number !== 'number') return { ...number, ...span };
      const reading = confine(input, number, { min: 1 });
      if (reading.outcome !== 'value') return { ...reading, ...span };
      numbers.push(number);
    }
    return { outcome: 'value', value: numbers };
  },
};
