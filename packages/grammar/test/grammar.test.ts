import { afterEach, expect, test, vi } from 'vitest';
import { directiveParser } from '../src/directive-parser.js';
import { fieldParser } from '../src/field-parser.js';

afterEach(() => vi.restoreAllMocks());

// Parsers are made without these checks when the package is used, for a quicker start.
test.each([
  ['configurations and ACL files', directiveParser],
  ['password and PSK files', fieldParser],
])("Chevrotain's validations find nothing wrong with the grammar of %s", (_, make) => {
  const warnings = vi.spyOn(console, 'warn');
  const errors = vi.spyOn(console, 'error');
  const parser = make(true);
  expect(parser.parse('a b\n# c\n\nd:e')).toHaveLength(4);
  expect(parser.errors).toEqual([]);
  expect(warnings).not.toHaveBeenCalled();
  expect(errors).not.toHaveBeenCalled();
});

test('a parser forgets the text it has read', () => {
  const parser = directiveParser();
  parser.parse('a b\n');
  expect(JSON.stringify(Object.values(parser).filter((value) => typeof value === 'string'))).not.toContain(
    'a b',
  );
  expect(parser.input).toEqual([]);
});
