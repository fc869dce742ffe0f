import { describe, expect, test } from 'vitest';
import { readYaml } from '../src/read-yaml.js';
import { YamlSource } from '../src/yaml-source.js';

const levels = 20_000;

const deep = {
  'brackets without end': '['.repeat(levels),
  'braces without end': '{'.repeat(levels),
  'keys in braces': '{a: '.repeat(levels),
  'brackets that end': '['.repeat(levels) + ']'.repeat(levels),
  'lists in lists': '- '.repeat(levels),
  'explicit keys': '? '.repeat(levels),
  'maps in maps': Array.from({ length: 1200 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n'),
  'a second document': `---\na: 1\n---\n${'['.repeat(levels)}`,
};

describe('values that are nested without end are refused before they are read', () => {
  test.each(Object.entries(deep))('%s', async (_, text) => {
    await expect(readYaml(text)).rejects.toThrow('the values are nested too deeply');
    const { malformed, values } = await YamlSource.read(text);
    expect(values).toBeUndefined();
    expect(malformed).toHaveLength(1);
  });

  test('what people write is read', async () => {
    expect(await readYaml('a:\n  - b: [1, {c: [2]}]\n    ? d\n    : e\n')).toEqual({
      a: [{ b: [1, { c: [2] }], d: 'e' }],
    });
  });
});
