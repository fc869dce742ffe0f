import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placesOf, textsOf, write } from '../src/text.js';
import { everyText } from '../src/texts/index.js';

const texts = textsOf('example', {
  plain: 'The broker stops.',
  file: '`{file}` is missing.',
  because: 'The broker stops: {reason}',
});

describe('a text', () => {
  it('is the English template with its values', () => {
    expect(write(texts.plain)).toBe('The broker stops.');
    expect(write(texts.file({ file: 'acl' }))).toBe('`acl` is missing.');
    expect(write(texts.because({ reason: texts.file({ file: 'acl' }) }))).toBe(
      'The broker stops: `acl` is missing.',
    );
  });

  it('is written in another language where that has it, also within another text', () => {
    const portuguese = { example: { file: 'Falta `{file}`.', because: 'O broker para: {reason}' } };
    expect(write(texts.because({ reason: texts.file({ file: 'acl' }) }), portuguese)).toBe(
      'O broker para: Falta `acl`.',
    );
    expect(write(texts.plain, portuguese)).toBe('The broker stops.');
  });

  it('contains values as they are, whatever they look like', () => {
    fc.assert(
      fc.property(fc.string(), (file) => {
        expect(write(texts.file({ file }))).toBe(`\`${file}\` is missing.`);
      }),
    );
  });

  it('keeps braces that are no place', () => {
    expect(write(textsOf('braces', { port: 'Such as `{{ port }}`.' }).port)).toBe('Such as `{{ port }}`.');
    expect(placesOf('Such as `{{ port }}` in {file}.')).toEqual(['file']);
  });
});

it('no two groups have the same name', () => {
  const names = everyText().map((group) => Object.values(group)[0]?.group);
  expect(new Set(names).size).toBe(names.length);
});
