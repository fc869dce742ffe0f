import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const MARK = 'TESTS_TMPDIR';

/** Where newer releases of Node keep compiled code, for programs that ask them to. */
const COMPILED = 'node-compile-cache';

/**
 * Gives a run a folder of its own for temporary files. The run fails if something is left in it, such as a working folder of a
 * broker that nothing closed.
 */
export default function giveTemporaryFolder(): (() => void) | undefined {
  const { env } = process;
  // Each project of a run asks again.
  if (env[MARK] !== undefined) return undefined;
  const before = env.TMPDIR;
  const folder = mkdtempSync(join(tmpdir(), 'tests-'));
  // Brokers that are started as root read their files as another user.
  chmodSync(folder, 0o755);
  env.TMPDIR = folder;
  env[MARK] = folder;
  return () => {
    delete env[MARK];
    if (before === undefined) delete env.TMPDIR;
    else env.TMPDIR = before;
    const left = readdirSync(folder).filter((name) => name !== COMPILED);
    rmSync(folder, { recursive: true });
    if (left.length === 0) return;
    // Vitest only prints what is thrown here.
    process.exitCode = 1;
    throw new Error(`tests left temporary files: ${left.join(', ')}`);
  };
}
