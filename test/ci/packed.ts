import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';

/** The root of this repository. */
export const root: string = fileURLToPath(new URL('../..', import.meta.url));

/** The version that is published next. */
export const version: string = JSON.parse(
  readFileSync(join(root, 'packages/checkconfig/package.json'), 'utf8'),
).version;

/** A folder that goes when the tests of a file are done. */
export const folder: string = mkdtempSync(join(tmpdir(), 'checkconfig-ci-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Packs the command as it would be published. @returns the path of the tarball */
export function packCommand(): string {
  const packed = execFileSync(
    'npm',
    ['pack', '--json', '--pack-destination', folder, '-w', 'packages/checkconfig'],
    { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] },
  );
  return join(folder, JSON.parse(packed)[0].filename);
}

/**
 * A folder with an `npx` that runs the built command and refuses another package or version: what a registry would give
 * once it is published.
 */
export function fakeNpx(): string {
  const bin = mkdtempSync(join(folder, 'bin-'));
  const command = join(root, 'packages/checkconfig/dist/checkconfig.js');
  const script = `#!/bin/sh
[ "$1 $2" = "--yes @mosquitto-conf/checkconfig@${version}" ] || { echo "npx $1 $2" >&2; exit 99; }
shift 2
exec "${process.execPath}" "${command}" "$@"
`;
  writeFileSync(join(bin, 'npx'), script, { mode: 0o755 });
  symlinkSync(process.execPath, join(bin, 'node'));
  return bin;
}

/** Makes a repository of files, with one commit. */
export function repository(files: Readonly<Record<string, string>>): string {
  const place = mkdtempSync(join(folder, 'repository-'));
  for (const [name, text] of Object.entries(files)) {
    execFileSync('mkdir', ['-p', join(place, name, '..')]);
    writeFileSync(join(place, name), text);
  }
  git(place, 'init', '-q', '-b', 'main');
  git(place, 'add', '.');
  git(place, 'commit', '-qm', 'first');
  return place;
}

/** Runs Git as a person whom it knows. */
export function git(cwd: string, ...args: readonly string[]): string {
  const known = ['-c', 'user.name=a', '-c', 'user.email=a@b', '-c', 'commit.gpgsign=false'];
  return execFileSync('git', [...known, ...args], { cwd, encoding: 'utf8', stdio: 'pipe' });
}
