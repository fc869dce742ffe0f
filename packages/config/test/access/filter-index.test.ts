import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type AclRequest, checkAcl, readAclFile } from '../../src/access/index.js';
import { GENERATIONS, outcome, release } from './support.js';

const level = fc.constantFrom('a', 'b', 'c', '', '$SYS', '+', '#', 'a+', '%c', '%u', 'x%u');
const filter = fc.array(level, { minLength: 1, maxLength: 4 }).map((levels) => levels.join('/'));
const topic = fc
  .array(fc.constantFrom('a', 'b', 'c', '', '$SYS', 'ann', 'c1', 'xann', 'ab'), {
    minLength: 1,
    maxLength: 5,
  })
  .map((levels) => levels.join('/'));
const line = fc.record({
  word: fc.constantFrom('topic', 'pattern'),
  access: fc.constantFrom('read', 'write', 'readwrite'),
  filter,
});

/** More lines than are tried one by one, none of them for a topic that is asked for. */
const MANY = Array.from({ length: 20 }, (_, number) => `z${number}/z/+`);

/** What a client may do with a file that is not empty, and the line that decides, counted from the lines that are tried in both files. */
function decide(name: string, lines: readonly string[], request: AclRequest, before: number): unknown {
  const acl = outcome(readAclFile, name, `user ann\ntopic z/z/z\n${lines.join('\n')}\n`).model;
  const { allowed, reason, by } = checkAcl(acl, request, release(name));
  return { allowed, reason, line: by && by.place.line - before };
}

test.each(GENERATIONS)('many lines that are about other topics change no decision, %s', (name) => {
  fc.assert(
    fc.property(
      fc.array(line, { maxLength: 8 }),
      topic,
      fc.constantFrom('read' as const, 'write' as const),
      (some, asked, access) => {
        const lines = some.map((one) => `${one.word} ${one.access} ${one.filter}`);
        const others = MANY.flatMap((one) => [`topic ${one}`, `pattern ${one}`]);
        const request = { username: 'ann', clientId: 'c1', topic: asked, access };
        expect(decide(name, [...others, ...lines], request, others.length)).toEqual(
          decide(name, lines, request, 0),
        );
      },
    ),
    { numRuns: 30 },
  );
});

test('of many lines the first that grants counts, and one that denies before it', () => {
  const lines = [
    ...MANY.map((one) => `topic ${one}`),
    'topic a/#',
    'topic read a/b',
    'topic deny a/b/+',
    'topic c/d',
    'topic e',
  ];
  const at = (asked: string) =>
    decide('2.1.2', lines, { username: 'ann', clientId: 'c1', topic: asked, access: 'read' }, MANY.length);
  expect(at('a/b')).toEqual({ allowed: true, reason: 'granted', line: 3 });
  expect(at('a/b/c')).toEqual({ allowed: false, reason: 'denied-by-entry', line: 5 });
  expect(at('c/d')).toEqual({ allowed: true, reason: 'granted', line: 6 });
  expect(at('e')).toEqual({ allowed: true, reason: 'granted', line: 7 });
  expect(at('b')).toEqual({ allowed: false, reason: 'nothing-grants', line: undefined });
});
