import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkconfig, folder, json, OPEN, place } from './support.js';

// `sys_interval` is in every release; `mount_point` needs a listener in all; 1.6 has no `listener_allow_anonymous`.
const NEW = 'listener 1883 127.0.0.1\nlistener_allow_anonymous true\n';

describe('--target given twice', () => {
  const here = place({ 'm.conf': NEW, 'open.conf': OPEN });

  it('checks for both: a finding names the releases that it is for', () => {
    const targets = ['--target', '1.6', '--target', '2.1.2'];
    const { status, stdout } = checkconfig(here, ['lint', 'm.conf', ...targets]);
    expect(status).toBe(1);
    expect(stdout).toMatch(/m\.conf:2:1 error .*\(1\.6\.15\) unknown-directive/);
    expect(stdout).toMatch(/^ {2}1\.6\.15 {2}refuses the configuration {2}1 error, \d+ warnings?$/m);
    expect(stdout).toMatch(/^ {2}2\.1\.2 {3}starts {21}0 errors, \d+ warnings?$/m);
    const compact = checkconfig(here, ['lint', 'm.conf', '--format', 'compact', ...targets]);
    expect(compact.stdout).toMatch(/error: .* \(1\.6\.15\) \[unknown-directive\]/);
  });

  it.each(['1.6,2.1.2', '1.6, debian-12', '1.6 2.1'])('refuses a list, with what to write: %s', (list) => {
    const { status, stderr } = checkconfig(here, ['lint', 'm.conf', '--target', list]);
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: `checkconfig: "${list}" is not one release: write the option once for each; only lint takes several\n`,
    });
  });

  it('is the same in JSON, as fields', () => {
    const { output } = json(here, 'm.conf', '--target', '1.6', '--target', '2.1.2');
    const [file] = output.files;
    expect(file.verdicts).toMatchObject([
      { target: '1.6.15', broker: { outcome: 'config', file: 'm.conf', line: 2 } },
      { target: '2.1.2', broker: { outcome: 'running' } },
    ]);
    const { message, releases } = file.diagnostics.find(
      ({ rule }: { rule: string }) => rule === 'unknown-directive',
    );
    expect(releases).toEqual(['1.6.15']);
    expect(message).not.toContain('(1.6.15)');
  });

  it('finds what each alone finds, and nothing else', () => {
    const key = ({ rule, range, message }: Record<string, unknown>) => JSON.stringify([rule, range, message]);
    const alone = ['1.6', '2.0', '2.1'].map(
      (target) => json(here, 'm.conf', '--target', target).output.files[0],
    );
    const { output } = json(
      here,
      'm.conf',
      ...['1.6', '2.0', '2.1'].flatMap((target) => ['--target', target]),
    );
    const [together] = output.files;
    for (const { target, diagnostics } of alone) {
      const own = together.diagnostics.filter(
        ({ releases }: { releases?: string[] }) => releases?.includes(target) ?? true,
      );
      expect(own.map(key).sort()).toEqual(diagnostics.map(key).sort());
    }
  });

  it('of one release, by two names, is that release', () => {
    const twice = checkconfig(here, ['lint', 'm.conf', '--target', '2.1', '--target', '2.1.2']);
    expect(twice).toEqual(checkconfig(here, ['lint', 'm.conf', '--target', '2.1.2']));
  });

  it('reads standard input once', () => {
    const words = ['lint', '-', '--target', '1.6', '--target', '2.1.2'];
    const { stdout } = checkconfig(here, words, NEW);
    expect(stdout).toContain('refuses the configuration');
    expect(stdout).toMatch(/2\.1\.2 +starts/);
  });

  it('tells how many of several configurations start', () => {
    const { stdout } = checkconfig(here, [
      'lint',
      'm.conf',
      'open.conf',
      '--target',
      '1.6',
      '--target',
      '2.1.2',
    ]);
    expect(stdout).toMatch(/^ {2}1\.6\.15 {2}1 of 2 start /m);
    expect(stdout).toMatch(/^ {2}2\.1\.2 {3}2 of 2 start /m);
  });

  it('does not fix', () => {
    const own = mkdtempSync(join(folder, 'fix-'));
    writeFileSync(join(own, 'm.conf'), NEW);
    const { status, stderr } = checkconfig(own, [
      'lint',
      'm.conf',
      '--fix',
      '--target',
      '1.6',
      '--target',
      '2.1',
    ]);
    expect([status, stderr]).toEqual([
      2,
      'checkconfig: fixes are for one --target: what one release needs, another may refuse\n',
    ]);
    expect(readFileSync(join(own, 'm.conf'), 'utf8')).toBe(NEW);
  });
});
