import { appendFileSync } from 'node:fs';

/**
 * Writes at once: a broker that is about to end must not lose its last line.
 * @param descriptor of an open file; 1 is standard output, 2 is standard error
 */
export function append(descriptor: number, text: string): void {
  try {
    appendFileSync(descriptor, text);
  } catch {
    // The other end is closed, or the disk is full: the broker continues without the line.
  }
}
