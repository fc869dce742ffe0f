import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'checkconfig-deb-test-'));
afterAll(() => rmSync(folder, { recursive: true }));

const has = (command: string, ...args: readonly string[]) => spawnSync(command, args).status === 0;

describe('the Debian package', { skip: !has('dpkg-deb', '--version') }, () => {
  test('installs, runs and is removed', { skip: process.getuid?.() !== 0 }, () => {
    const deb = execFileSync(process.execPath, ['scripts/debian-package.mjs', folder], {
      cwd: root,
      encoding: 'utf8',
    }).trim();
    const info = execFileSync('dpkg-deb', ['--field', deb], { encoding: 'utf8' });
    expect(info).toMatch(/^Depends: nodejs \(>= 20\.19\.0\)$/m);

    // A system of its own, so that this machine stays as it is. It has no nodejs, so the dependency is not looked at.
    const system = join(folder, 'system');
    mkdirSync(join(system, 'var/lib/dpkg/updates'), { recursive: true });
    mkdirSync(join(system, 'var/lib/dpkg/info'));
    writeFileSync(join(system, 'var/lib/dpkg/status'), '');
    const dpkg = (...args: readonly string[]) =>
      execFileSync('dpkg', [`--root=${system}`, '--force-depends', '--force-script-chrootless', ...args], {
        stdio: 'pipe',
      });
    dpkg('--install', deb);
    const command = join(system, 'usr/bin/checkconfig');
    writeFileSync(join(folder, 'm.conf'), 'listener 1883 127.0.0.1\nallow_anonymous true\n');
    const { status, stdout } = spawnSync(command, ['lint', 'm.conf'], { cwd: folder, encoding: 'utf8' });
    expect({ status, stdout }).toEqual({
      status: 0,
      stdout: expect.stringContaining('starts with this configuration'),
    });
    const share = join(system, 'usr/share');
    for (const file of [
      'man/man1/checkconfig.1.gz',
      'bash-completion/completions/checkconfig',
      'zsh/vendor-completions/_checkconfig',
      'fish/vendor_completions.d/checkconfig.fish',
      'doc/checkconfig/copyright',
    ])
      expect(existsSync(join(share, file)), file).toBe(true);
    dpkg('--purge', 'checkconfig');
    expect(existsSync(command)).toBe(false);
    expect(existsSync(join(system, 'usr/lib/checkconfig'))).toBe(false);
  });
});
