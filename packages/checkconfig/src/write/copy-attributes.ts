import { spawnSync } from 'node:child_process';

/**
 * Gives a file the owner, mode, access control list and extended attributes of another. Node cannot do that itself; the
 * command `cp` of GNU can.
 * @returns whether it could; without such a command, attributes could be lost
 */
export function copyAttributes(from: string, to: string): boolean {
  if (process.platform !== 'linux') return false;
  const flags = ['--attributes-only', '--preserve=mode,ownership,xattr', '--'];
  return spawnSync('cp', [...flags, from, to], { stdio: 'ignore' }).status === 0;
}
