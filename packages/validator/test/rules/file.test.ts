import { describe, expect, test } from 'vitest';
import { allFindings, reports } from './findings.js';

reports('carriage-return-inside', [
  ['line ends of Windows', [], 'listener 1883\r\nallow_anonymous true\r\n'],
  ['several at the end of a line', [], 'listener 1883\r\r\n# a\r\r\r\nallow_anonymous true\r'],
  ['a comment that hides a line', [2], 'listener 1883\n# a\rallow_anonymous true\n'],
  ['only the first of a file', [1], '# a\rb\n# c\rd\n'],
  ['at the start of a line, which the broker ignores', [1], '\rlistener 1883\nallow_anonymous true\n'],
  // Measured with 1.6.15, 2.0.22 and 2.1.2: they refuse the line, with both words as the value.
  ['a line that is refused is reported as such', [], 'allow_anonymous true\rpersistence true\r'],
  ['an ACL file', [1], 'listener 1883\nacl_file acl\n', { files: { acl: 'user ana\rtopic read #\n' } }],
]);

describe('a line with a carriage return in the middle', () => {
  const refused = 'listener 1883\rallow_anonymous yes\rpersistance yes\r';

  test.each(['1.6.15', '2.0.22', '2.1.2'])(
    'has no fix for %s, which could remove what looks like a line',
    (target) => {
      expect(allFindings(refused, { target }).flatMap(({ fixes }) => fixes)).toEqual([]);
      expect(
        allFindings(refused.replaceAll('\r', '\n'), { target }).flatMap(({ fixes }) => fixes),
      ).not.toEqual([]);
    },
  );

  test('is the reason of what is refused in it', () => {
    const [found] = allFindings(refused);
    expect(found).toMatchObject({
      rule: 'invalid-number',
      why: expect.stringContaining('ends a line only at a line feed'),
      help: 'Save the file with Unix line ends (LF).',
    });
  });
});
