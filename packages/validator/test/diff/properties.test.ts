import { directives } from '@mosquitto-conf/config';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { diffConfigurations } from '../../src/index.js';
import { read } from '../effective/machine.js';

const target = fc.constantFrom('1.4.0', '1.4.15', '1.5.11', '1.6.15', '2.0.11', '2.0.22', '2.1.2');
const names = directives.flatMap(({ name, aliases = [] }) => [name, ...aliases]);
const word = fc.oneof(
  fc.constantFrom(
    'true',
    'false',
    '0',
    '1',
    '1883',
    '8883',
    '-1',
    '127.0.0.1',
    'acl',
    'passwd',
    '""',
    '14d',
    'mqtt',
    'a/#',
  ),
  fc.string({ maxLength: 6 }),
);
const line = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(fc.constantFrom(...names), fc.array(word, { maxLength: 4 })) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<[string, string[]]>(
      ['listener', ['1883']],
      ['connection', ['b']],
      ['plugin', ['p.so']],
    ),
  },
);
const lines = fc.array(line, { maxLength: 25 });

function analysis(text: string, release: string) {
  return read({ 'mosquitto.conf': text, acl: 'topic read a\nuser u\ntopic b\n', passwd: 'u:x\n' }, release);
}

function textOf(written: readonly (readonly [string, readonly string[]])[]): string {
  return written.map(([name, words]) => `${[name, ...words].join(' ')}\n`).join('');
}

test('a configuration does not differ from itself', () => {
  fc.assert(
    fc.property(lines, target, (written, release) => {
      const text = textOf(written);
      const { changes, effort } = diffConfigurations(analysis(text, release), analysis(text, release));
      expect(changes).toEqual([]);
      expect(effort).toBe(undefined);
    }),
    { numRuns: 500 },
  );
});

test('comments, blank lines and blanks between words are no change', () => {
  const one = fc.tuple(line, fc.constantFrom('', '\n', '# a comment\n', '#x 1\n\n'));
  fc.assert(
    fc.property(fc.array(one, { maxLength: 25 }), target, (written, release) => {
      // A blank at the end is part of some values up to 1.6.8, so neither has one.
      const lineOf = ([name, words]: (typeof written)[number][0], blanks: string) =>
        `${[name, words.join(' ')].join(blanks).trimEnd()}\n`;
      const plain = written.map(([directive]) => lineOf(directive, ' ')).join('');
      const spaced = written.map(([directive, before]) => `${before}${lineOf(directive, '  ')}`).join('');
      const [old, now] = [analysis(plain, release), analysis(spaced, release)];
      // Blanks are part of some values in the oldest releases; those are other configurations.
      if (old.outcome !== 'running' || release === '1.4.0') return;
      expect(diffConfigurations(old, now).changes).toEqual([]);
    }),
    { numRuns: 500 },
  );
});

test('what is added one way is removed the other way', () => {
  fc.assert(
    fc.property(lines, lines, target, (one, other, release) => {
      const [a, b] = [analysis(textOf(one), release), analysis(textOf(other), release)];
      const [there, back] = [diffConfigurations(a, b), diffConfigurations(b, a)];
      expect(back.effort === undefined).toBe(there.effort === undefined);
    }),
    { numRuns: 200 },
  );
});
