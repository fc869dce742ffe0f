import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { embedded, runFile } from '@mosquitto-conf/test/internal';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const files = readdirSync(`${root}examples`).flatMap((name) =>
  readdirSync(`${root}examples/${name}`)
    .filter((file) => file.endsWith('.mosquitto-test.yaml'))
    .map((file) => `${name}/${file}`),
);

describe('examples', () => {
  test.each(files)('%s is as expected', async (file) => {
    const { mistakes, runs } = await runFile(`${root}examples/${file}`, { engines: [embedded] });
    expect(mistakes).toEqual([]);
    const cases = runs.flatMap((run) => run.cases);
    expect(cases.filter(({ status }) => status !== 'passed')).toEqual([]);
    expect(cases.length).toBeGreaterThan(0);
    expect(existsSync(`${root}examples/${file.split('/')[0]}/README.md`)).toBe(true);
  });

  test('the page shows the first one as it is', () => {
    const page = readFileSync(`${root}docs/configuration-tests.md`, 'utf8');
    expect(page).toContain(readFileSync(`${root}examples/home/home.mosquitto-test.yaml`, 'utf8'));
  });
});
