// Another commit of this repository, built beside this one.
import { execFileSync, spawnSync } from 'node:child_process';
import { lstatSync, mkdirSync, readdirSync, readlinkSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';

/** Ignored by git. */
const PLACE = '.cache/compare';

const git = (...args) =>
  execFileSync('git', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim();

/** The commit that a name stands for; undefined if there is none here, as in a clone without history. */
export function commitOf(ref) {
  try {
    return git('rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`);
  } catch {
    return undefined;
  }
}

/**
 * Checks a commit out and builds it.
 * @returns its folder, and a function that removes it
 * @throws Error where it does not build
 */
export function buildCommit(commit) {
  const folder = join(process.cwd(), PLACE, commit);
  const remove = () => {
    // What an interrupted run left, too.
    rmSync(PLACE, { recursive: true, force: true });
    spawnSync('git', ['worktree', 'prune']);
  };
  remove();
  try {
    git('worktree', 'add', '--detach', '--force', folder, commit);
    linkPackages(folder);
    const { status, stdout, stderr } = spawnSync('npm', ['run', 'build', '--silent'], {
      cwd: folder,
      encoding: 'utf8',
      shell: process.platform === 'win32',
    });
    if (status !== 0) throw new Error(`it does not build: ${`${stdout}${stderr}`.trim().slice(-500)}`);
    return { folder, remove };
  } catch (error) {
    remove();
    throw error;
  }
}

/** The packages of a checkout are its own, and not those of the checkout around it. Those of others are shared. */
function linkPackages(folder) {
  const scope = 'node_modules/@mosquitto-conf';
  mkdirSync(join(folder, scope), { recursive: true });
  for (const name of readdirSync(scope)) {
    const path = join(scope, name);
    if (lstatSync(path).isSymbolicLink()) symlinkSync(readlinkSync(path), join(folder, path));
  }
  // A build names files of theirs by their path.
  for (const name of readdirSync('node_modules').filter((one) => one !== '@mosquitto-conf'))
    symlinkSync(join(process.cwd(), 'node_modules', name), join(folder, 'node_modules', name));
}
