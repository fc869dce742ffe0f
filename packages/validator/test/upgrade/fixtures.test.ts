import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findTarget } from '@mosquitto-conf/config';
import { nodeHost } from '@mosquitto-conf/config/node';
import { expect, test } from 'vitest';
import { planUpgrade, type Upgrade } from '../../src/upgrade/index.js';

const folder = fileURLToPath(new URL('../../../../fixtures/configs', import.meta.url));

interface Expected {
  readonly target: string;
  readonly outcome: Readonly<Record<string, string>>;
  readonly options: { readonly root?: string; readonly cwd?: string; readonly maps?: readonly string[] };
}

const cases = readdirSync(folder)
  .filter((name) => statSync(join(folder, name)).isDirectory())
  .map((name) => {
    const path = join(folder, name);
    const expected: Expected = JSON.parse(readFileSync(join(path, 'expected.json'), 'utf8'));
    const { root, cwd, maps = [] } = expected.options;
    const host = nodeHost({
      cwd: join(path, cwd ?? '.'),
      maps: maps.map((text) => {
        const [from = '', to = ''] = text.split('=');
        return { from, to: join(path, to) };
      }),
      ...(root === undefined ? {} : { root: join(path, root) }),
    });
    return { name, expected, host, main: relative(join(path, cwd ?? '.'), join(path, 'mosquitto.conf')) };
  });

/** What is said, and the lines that the edits take away and put there. */
function shown({ findings, edits, before }: Upgrade): string {
  const said = findings.map(
    ({ danger, edited, message }) => `${danger}${edited ? ', edited' : ''}: ${message}`,
  );
  const lines = edits.flatMap(({ file, edit }) => {
    const text = before.configuration.files.find(({ path }) => path === file)?.document.text ?? '';
    const mark = (sign: string, part: string) =>
      part === ''
        ? []
        : part
            .replace(/\r?\n$/, '')
            .split('\n')
            .map((line) => `${sign}${line}`);
    return [...mark('-', text.slice(edit.start, edit.end)), ...mark('+', edit.newText)];
  });
  return [...said, ...lines].join('\n');
}

for (const old of ['1.6.15', '2.0.11']) {
  test.each(cases.filter(({ expected }) => expected.outcome[old] === 'running'))(
    `$name goes from ${old} to 2.1: it starts where it did`,
    ({ main, host }) => {
      const plan = planUpgrade(main, findTarget(old)!, findTarget('2.1')!, host);
      if (typeof plan === 'string') throw new Error(plan);
      // Plugins are empty files in these fixtures.
      expect([undefined, 'plugin-unloadable']).toContain(plan.before.stop?.code);
      const left = plan.findings.filter(({ danger, edited }) => danger === 'refused' && !edited);
      if (left.length === 0) expect(plan.after.stop?.message).toBe(plan.before.stop?.message);
      expect(shown(plan)).toMatchSnapshot();
    },
  );
}
