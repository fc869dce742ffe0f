import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, writeFileSync } from 'node:fs';
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

test.each([
  ['a report in the same folder', ['--format', 'sarif']],
  ['fixes', ['--fix']],
])('--watch is not set off by what it writes itself: %s', async (_, options) => {
  // The tab is fixed.
  const cwd = place({ 'm.conf': `${OPEN}sys_interval\t10\n` });
  const report = openSync(join(cwd, 'report.sarif'), 'w');
  const child = spawn(process.execPath, [command, 'lint', 'm.conf', '--watch', ...options], {
    cwd,
    stdio: ['ignore', report, 'inherit'],
  });
  const rounds = () =>
    readFileSync(join(cwd, 'report.sarif'), 'utf8').split('Watching for changes').length - 1;
  await expect.poll(rounds, { timeout: 30_000 }).toBeGreaterThan(0);
  // Long enough for many more, if each set off the next.
  await new Promise((done) => setTimeout(done, 3000));
  expect(rounds()).toBeLessThanOrEqual(2);
  writeFileSync(join(cwd, 'm.conf'), 'nonsense\n');
  await expect
    .poll(() => readFileSync(join(cwd, 'report.sarif'), 'utf8'), { timeout: 30_000 })
    .toContain('nonsense');
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGINT');
  await ended;
  closeSync(report);
});

test('--watch needs files', () => {
  const { status, stderr } = checkconfig(place({}), ['lint', '-', '--watch'], OPEN);
  expect([status, stderr]).toEqual([2, 'checkconfig: --watch needs files to watch, not standard input\n']);
});
