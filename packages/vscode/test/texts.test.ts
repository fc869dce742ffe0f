import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const folder = fileURLToPath(new URL('../', import.meta.url));
const read = (file: string) => readFileSync(folder + file, 'utf8');
const readTexts = (file: string) => JSON.parse(read(file)) as Record<string, string>;

const manifest = read('package.json');
const english = readTexts('package.nls.json');
const portuguese = readTexts('package.nls.pt-br.json');
const bundle = readTexts('l10n/bundle.l10n.pt-br.json');

/** What the code hands to `l10n.t`. */
const spoken = readdirSync(`${folder}src`, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .flatMap((file) => {
    const code = read(`src/${file}`);
    const texts = [...code.matchAll(/l10n\.t\(\s*'((?:[^'\\]|\\.)*)'/g)].map(([, text]) => text!);
    expect(code.match(/l10n\.t\(/g)?.length ?? 0, `${file}: each text is written where it is said`).toBe(
      texts.length,
    );
    return texts;
  });

const placeholders = (text: string) => [...new Set(text.match(/\{\d\}/g))].sort();

test('the manifest has every text it asks for, and no other', () => {
  const asked = [...manifest.matchAll(/"%([^%"]+)%"/g)].map(([, key]) => key!);
  expect(Object.keys(english).sort()).toEqual([...new Set(asked)].sort());
});

test('every text of the manifest is there in Portuguese, and no other', () => {
  expect(Object.keys(portuguese).sort()).toEqual(Object.keys(english).sort());
  const links = (text: string) => text.match(/\(command:[^)]+\)|`[^`]+`/g) ?? [];
  for (const [key, text] of Object.entries(english))
    expect(links(portuguese[key]!), key).toEqual(links(text));
});

test('every text of the code is there in Portuguese, and no other', () => {
  expect(Object.keys(bundle).sort()).toEqual([...new Set(spoken)].sort());
  for (const [text, translation] of Object.entries(bundle)) {
    expect(placeholders(translation), text).toEqual(placeholders(text));
  }
});

test('every command of the manifest has its code, and menus name no other', () => {
  const { commands, menus } = JSON.parse(manifest).contributes as {
    commands: { command: string }[];
    menus: Record<string, { command: string }[]>;
  };
  const code = readdirSync(`${folder}src/commands`).flatMap(
    (file) => read(`src/commands/${file}`).match(/(?<=id(?:: | = )')mosquitto\.\w+/) ?? [],
  );
  const named = commands.map(({ command }) => command);
  expect(named.sort()).toEqual(code.sort());
  for (const { command } of Object.values(menus).flat()) expect(named).toContain(command);
});
