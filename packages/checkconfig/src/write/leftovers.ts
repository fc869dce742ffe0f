import { randomBytes } from 'node:crypto';
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { systemPath } from '@mosquitto-conf/config/node';

const NAME = /^\.checkconfig-(\d+)-[0-9a-f]{12}$/;

/** A new name beside a file, for the file that replaces it. It contains the process id, and no `include_dir` reads it. */
export function temporaryName(folder: string): string {
  return join(folder, `.checkconfig-${process.pid}-${randomBytes(6).toString('hex')}`);
}

/** Removes what runs that were killed have left in a folder. */
export function removeLeftovers(folder: string): void {
  for (const name of readdirSync(systemPath(folder), 'utf8')) {
    const maker = NAME.exec(name)?.[1];
    if (maker !== undefined && hasEnded(Number(maker)))
      rmSync(systemPath(join(folder, name)), { force: true });
  }
}

function hasEnded(id: number): boolean {
  try {
    process.kill(id, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}
