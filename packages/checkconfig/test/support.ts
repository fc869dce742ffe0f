import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, expect } from 'vitest';

/** The built command. */
export const command: string = fileURLToPath(new URL('../dist/checkconfig.js', import.meta.url));
const schema = JSON.parse(
  readFileSync(new URL('../../../schemas/lint.schema.json', import.meta.url), 'utf8'),
);
const valid = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(schema);

/** A folder that goes when the tests of a file are done. */
export const folder: string = mkdtempSync(join(tmpdir(), 'checkconfig-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A configuration that every release starts with, without findings. */
export const OPEN = 'listener 1883 127.0.0.1\nallow_anonymous true\n';

/** Writes files below a fresh folder and answers with that folder. */
export function place(files: Readonly<Record<string, string | Uint8Array>>): string {
  const place = mkdtempSync(join(folder, 'case-'));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(place, path)), { recursive: true });
    writeFileSync(join(place, path), content);
  }
  return place;
}

/** Runs the built command, `through` another program if need be. */
export function checkconfig(
  cwd: string,
  args: readonly string[],
  input?: string | Uint8Array,
  env: NodeJS.ProcessEnv = {},
  through: readonly string[] = [],
) {
  const [program, ...words] = [...through, process.execPath, command, ...args];
  const { status, stdout, stderr } = spawnSync(program!, words, {
    cwd,
    encoding: 'utf8',
    // Where the tests run must not decide how the command prints.
    env: { ...process.env, GITHUB_ACTIONS: '', FORCE_COLOR: '', NO_COLOR: '', ...env },
    maxBuffer: 64 * 1024 * 1024,
    ...(input === undefined ? {} : { input }),
  });
  return { status, stdout, stderr };
}

/** Lints with `--format json` and holds the output to its schema. */
export function json(cwd: string, ...args: readonly string[]) {
  const { status, stdout, stderr } = checkconfig(cwd, ['lint', '--format', 'json', ...args]);
  expect(stderr).toBe('');
  const output = JSON.parse(stdout);
  expect(valid(output), JSON.stringify(valid.errors)).toBe(true);
  return { status, output };
}
