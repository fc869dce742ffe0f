import { readdirSync, readlinkSync } from 'node:fs';

/** How often this process has a file open. On Linux alone. */
export function timesOpen(file: string): number {
  const linkOf = (descriptor: string) => {
    try {
      return readlinkSync(`/proc/self/fd/${descriptor}`);
    } catch {
      // It has been closed meanwhile.
      return undefined;
    }
  };
  return readdirSync('/proc/self/fd')
    .map(linkOf)
    .filter((path) => path === file).length;
}
