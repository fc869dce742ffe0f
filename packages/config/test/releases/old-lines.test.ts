import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { start } from '../startup/support.js';

/** What the release does, and the line it names. */
function verdict(release: string, text: string): string {
  const { outcome, stop } = start(release, text);
  return stop?.named ? `${outcome} ${stop.named.line}` : outcome;
}

/** A comment of so many bytes, each piece of which is one as well. */
const comment = (bytes: number) => '#'.repeat(bytes);

describe('a line that is longer than the buffer', () => {
  // Up to 1.4.14 fgets() reads 1023 bytes at once, and each piece counts as a line.
  test.each([
    ['1.4.14', `${comment(1022)}\nnonsense\n`, 'config 2'],
    ['1.4.14', `${comment(1023)}\nnonsense\n`, 'config 3'],
    ['1.4.14', `${comment(1023)}nonsense\n`, 'config 2'],
    ['1.4.14', `${comment(1022)}\r\nnonsense\n`, 'config 3'],
    ['1.4.14', `${comment(2046)}\nnonsense\n`, 'config 4'],
    ['1.4.14', `#${'c'.repeat(1023)}\nmax_connections 5\n`, 'config 2'],
    ['1.4.15', `${comment(1023)}\nnonsense\n`, 'config 2'],
    ['1.4.15', `${comment(1023)}nonsense\n`, 'running'],
  ])('in %s, case %#', (release, text, expected) => expect(verdict(release, text)).toBe(expected));

  it('is cut even in the middle of a character', () => {
    // Of 1022 bytes in words, as one long word would rather be a key, which messages do not show.
    const line = `#${' x'.repeat(510)} ünonsense`;
    const { stop } = start('1.4.9', `${line}\n`);
    expect(stop?.message).toContain('nonsense');
    expect(stop?.place).toMatchObject({ line: 1, counted: 2 });
  });

  it('is shown at its own line, whatever number the broker gives it', () => {
    const { stop, report } = start('1.4.0', `${comment(3000)}\nmax_connections 5\nnonsense\n`);
    expect(stop).toMatchObject({ place: { line: 3 }, named: { line: 5 } });
    const { text } = report.documents.get('m.conf')!;
    expect(text.slice(stop!.place!.span.start, stop!.place!.span.end)).toBe('nonsense');
  });

  it('never points outside the text', () => {
    const piece = fc.constantFrom('nonsense', ' ', 'ü', '€', '😀', '\n', '\0', '\r\n', 'x'.repeat(1021), '#');
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 12 }),
        fc.constantFrom('1.4.0', '1.4.15', '2.0.22', '2.1.2'),
        (pieces, release) => {
          const text = pieces.join('');
          const { problems, documents } = start(release, text).report;
          const lines = documents.get('m.conf')!.lines.length;
          for (const { place } of problems) {
            if (!place) continue;
            expect(place.line).toBeLessThanOrEqual(lines);
            expect(place.span.end).toBeLessThanOrEqual(text.length + 2);
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('a last line without a line end', () => {
  // fgets_extending asks for more once the buffer is full, and takes the end of the file for its answer.
  test.each([
    ['1.4.14', 999, 'config 1'],
    ['1.4.15', 998, 'config 1'],
    ['1.4.15', 999, 'running'],
    ['1.4.15', 1000, 'config 1'],
    ['1.5.11', 1999, 'running'],
    ['2.0.22', 999, 'running'],
  ])('in %s with %i bytes', (release, bytes, expected) => {
    expect(verdict(release, `nonsense${'y'.repeat(bytes - 8)}`)).toBe(expected);
  });
});

describe('a NUL', () => {
  test.each([
    ['1.4.14', 'allow_anonymous true\0x\nnonsense\n', 'config 2'],
    ['1.4.14', '\0\nnonsense\n', 'config 2'],
    ['1.4.15', 'allow_anonymous true\0x\nnonsense\n', 'running'],
    ['1.4.15', 'nonsense\0x\nport 1883', 'config 1'],
  ])('in %s, case %#', (release, text, expected) => expect(verdict(release, text)).toBe(expected));
});

// Measured with 2.0.12: "Invalid persistence value (false" and the carriage return.
describe('2.0.12 keeps carriage returns, also in a file with a NUL', () => {
  test.each(['# a comment\r\n', '# with a \0 in it\r\n', `# ${'x'.repeat(2000)}\r\n`])('%#', (comment) => {
    const text = `persistence false\r\n${comment}`;
    expect(verdict('2.0.12', text)).toBe('config 1');
    expect(verdict('2.0.13', text)).toBe('running');
  });
});

// Measured with 2.0.12: the carriage return is an unknown variable.
test.each([
  ['  \r\n', '2.0.12', 'config 1'],
  ['  \r\n', '2.0.13', 'running'],
  ['\r\n', '2.0.12', 'running'],
  ['  \r', '2.0.12', 'running'],
])('a line of spaces with a carriage return, case %#', (text, release, expected) =>
  expect(verdict(release, text)).toBe(expected),
);
