import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { analyse, latest } from '@mosquitto-conf/config';
import { nodeHost } from '@mosquitto-conf/config/node';
import { diagnose } from '@mosquitto-conf/validator';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (path: string) => readFileSync(`${root}${path}`, 'utf8');
const names = readdirSync(`${root}examples`).filter((name) => name.startsWith('guide-'));

/** The code blocks of a page. */
const blocksOf = (page: string) => [...page.matchAll(/^```\w+\n([\s\S]*?)^```$/gm)].map(([, text]) => text!);

test('the guide lists six configurations', () => {
  const listed = [...read('docs/guide.md').matchAll(/\.\.\/examples\/(guide-[\w-]+)\//g)].map(
    ([, name]) => name,
  );
  expect(listed).toHaveLength(6);
  expect([...listed].sort()).toEqual(names);
});

// `test/examples.test.ts` runs them.
describe.each(names)('%s', (name) => {
  const page = read(`examples/${name}/README.md`);
  const configuration = read(`examples/${name}/mosquitto.conf`);
  const tests = `examples/${name}/${name.replace('guide-', '')}.mosquitto-test.yaml`;

  test('its page shows the configuration and its tests as they are', () => {
    expect(blocksOf(page)).toEqual(expect.arrayContaining([configuration, read(tests)]));
  });

  test('its page explains each directive, with its reference', () => {
    const set = configuration
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map((line) => line.split(' ')[0]!);
    for (const directive of new Set(set)) {
      const [, file] =
        new RegExp(`\\[\`${directive}\`\\]\\(../../docs/reference/([a-z-]+\\.md)#${directive}\\)`).exec(
          page,
        ) ?? [];
      expect({ directive, file }).toEqual({ directive, file: expect.any(String) });
      expect(read(`docs/reference/${file}`)).toContain(`## \`${directive}\``);
    }
  });

  test('the newest release starts with it, and its page explains what is found', () => {
    const host = nodeHost({ cwd: `${root}examples/${name}` });
    const analysis = analyse('mosquitto.conf', latest, host);
    expect(analysis.outcome).toBe('running');
    const found = diagnose(analysis, 'mosquitto.conf');
    expect(found.filter(({ severity }) => severity !== 'info')).toEqual([]);
    const [, explained = ''] = /^## What `checkconfig lint` says\n([\s\S]*?)^## /m.exec(page) ?? [];
    const rules = [...explained.matchAll(/docs\/rules\/([\w-]+)\.md/g)].map(([, rule]) => rule!);
    expect([...new Set(found.map(({ rule }) => rule))].sort()).toEqual([...rules].sort());
    for (const rule of rules) expect(existsSync(`${root}docs/rules/${rule}.md`)).toBe(true);
  });
});
