import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { checkconfig, place } from './support.js';

/** What is printed as JSON, held to its schema. */
function output(name: string, files: Readonly<Record<string, string>>, ...args: readonly string[]) {
  const schema = JSON.parse(
    readFileSync(new URL(`../../../schemas/${name}.schema.json`, import.meta.url), 'utf8'),
  );
  const valid = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(schema);
  const { stdout } = checkconfig(place(files), [name, 'm.conf', '--format', 'json', ...args]);
  const found = JSON.parse(stdout);
  expect(valid(found), JSON.stringify(valid.errors)).toBe(true);
  return found;
}

test('active', () => {
  expect(output('active', { 'm.conf': 'listener 1883\nallow_anonymous yes\n' })).toMatchObject({
    settings: [{ directive: 'listener', value: '1883' }, { line: 2 }],
    refused: { message: expect.stringContaining('m.conf') },
  });
});

test('upgrade', () => {
  const text =
    'port 1883\npassword_file passwd\nconnection c\naddress h\ntopic #\nremote_password hunter22\n';
  const found = output('upgrade', { 'm.conf': text, passwd: 'a:b\n' }, '--from', '1.6', '--to', '2.1');
  expect(found).toMatchObject({ from: '1.6.15', to: expect.stringMatching(/^2\.1\./), written: false });
  expect(found.changes).not.toHaveLength(0);
  expect(JSON.stringify(found)).not.toContain('hunter22');
});
