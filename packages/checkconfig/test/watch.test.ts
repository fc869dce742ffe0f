import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkconfig, command, OPEN, place } from './support.js';

test('--watch checks again when a file changes, and ends when it is interrupted', async () => {
  const cwd = place({ 'm.conf': 'nonsense\n' });
  const child = spawn(process.execPath, [command, 'lint', 'm.conf', '--watch', '--format', 'compact'], {
    cwd,
  });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  const rounds = (count: number) =>
    expect
      .poll(() => output.split('Watching for changes').length - 1, { timeout: 30_000 })
      .toBeGreaterThanOrEqual(count);
  await rounds(1);
  expect(output).toContain('m.conf:1:1: error: ');
  output = '';
  writeFileSync(join(cwd, 'm.conf'), OPEN);
  await expect.poll(() => output, { timeout: 30_000 }).toMatch(/^Watching for changes/m);
  await expect.poll(() => output.split('Watching').at(-2) ?? '', { timeout: 30_000 }).not.toContain('error');
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGINT');
  expect(await ended).toBe(0);
});

test('--watch needs files', () => {
  const { status, stderr } = checkconfig(place({}), ['lint', '-', '--watch'], OPEN);
  expect([status, stderr]).toEqual([2, 'checkconfig: --watch needs files to watch, not standard input\n']);
});
