import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type JsonNode, parseJson } from '../src/index.js';

/** What JSON.parse would make of it; of members with the same name the first, as the broker finds them. */
function plainValue(node: JsonNode | undefined): unknown {
  switch (node?.kind) {
    case 'object':
      return Object.fromEntries(
        [...node.members].reverse().map(({ name, value }) => [name.value, plainValue(value)]),
      );
    case 'array':
      return node.items.map(plainValue);
    default:
      return node?.value;
  }
}

/** The kind of the fault, and the text that is at fault. */
function faultOf(text: string): readonly [kind: string, text: string] | undefined {
  const { fault } = parseJson(text);
  return fault && [fault.kind, text.slice(fault.start, fault.end)];
}

/** Every node with its span. */
function* nodes(node: JsonNode | undefined): Iterable<JsonNode> {
  if (!node) return;
  yield node;
  if (node.kind === 'array') for (const item of node.items) yield* nodes(item);
  if (node.kind === 'object')
    for (const { name, value } of node.members) {
      yield name;
      yield* nodes(value);
    }
}

describe('a JSON text', () => {
  it('is read as JSON.parse reads it', () => {
    fc.assert(
      fc.property(fc.json({ noUnicodeString: false }), (text) => {
        // Half of a surrogate pair is refused, and C ends a text at the first NUL.
        fc.pre(
          !/\\u(d[89a-f]..|0000)/i.test(text) && !/\p{Surrogate}/u.test(text) && !text.includes('__proto__'),
        );
        const { root, fault } = parseJson(text);
        expect(fault).toBeUndefined();
        expect(plainValue(root)).toEqual(JSON.parse(text));
      }),
    );
  });

  it('gives a document whatever it is', () => {
    const piece = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"',
      '"a"',
      '\\',
      '\\u12',
      '1',
      'true',
      '\n',
      ' ',
      'x',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join('');
        const { lines, root } = parseJson(text);
        expect(lines.map(({ start, end, eol }) => text.slice(start, end) + eol).join('')).toBe(text);
        for (const { start, end } of nodes(root)) {
          expect(start).toBeLessThan(end);
          expect(end).toBeLessThanOrEqual(text.length);
        }
      }),
    );
  });

  it.each([
    ['{"a": 1,}', ['comma-at-end', '}']],
    ['[1,]', ['comma-at-end', ']']],
    ['{"a" 1}', ['colon', '1']],
    ['{"a": }', ['value', '}']],
    ['{"a": 1 "b": 2}', ['comma', '"']],
    ['{a: 1}', ['name', 'a']],
    ["{'a': 1}", ['name', "'"]],
    ['{"a": "b\n', ['string-unclosed', '"']],
    ['{"a": [1', ['unclosed', '']],
    ['["\\x"]', ['escape', '\\x']],
    ['[// comment\n1]', ['value', '/']],
    ['', ['value', '']],
  ])('%j is damaged', (text, fault) => {
    expect(faultOf(text)).toEqual(fault);
  });

  it.each(['\ufeff{"a": 1}', '{"a": "two\nlines"}', '{"a": 01}', '{"a": 1} and more'])(
    '%j is read by the broker',
    (text) => {
      expect(faultOf(text)).toBeUndefined();
    },
  );

  it('is read as far as it can be understood where it is damaged', () => {
    expect(plainValue(parseJson('{"a": [{"b": }, {"c": 2}], "d" "e", "f": 3').root)).toEqual({
      a: [{}, { c: 2 }],
      d: undefined,
      f: 3,
    });
  });

  it('does not nest deeper than the broker allows', () => {
    expect(faultOf('['.repeat(1000) + ']'.repeat(1000))).toBeUndefined();
    expect(faultOf('['.repeat(100_000))?.[0]).toBe('depth');
  });
});
