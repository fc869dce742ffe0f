import { setTimeout as pause } from 'node:timers/promises';

/** How long something is waited for that should come, in milliseconds. */
const PATIENCE = 20_000;

/**
 * Waits until a function gives a value other than undefined or false.
 * @throws Error if it does not
 */
export async function until<T>(
  what: string,
  look: () => T | undefined | false,
  patience = PATIENCE,
): Promise<T> {
  const found = await within(patience, look);
  if (found === undefined) throw new Error(`Waited in vain: ${what}.`);
  return found;
}

/** The same for something that may not come. @returns undefined once so many milliseconds are over */
export async function within<T>(
  milliseconds: number,
  look: () => T | undefined | false,
): Promise<T | undefined> {
  const end = performance.now() + milliseconds;
  for (;;) {
    const found = look();
    if (found !== undefined && found !== false) return found;
    if (performance.now() > end) return undefined;
    await pause(10);
  }
}
