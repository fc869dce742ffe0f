import type { Release } from '@mosquitto-conf/config';
import { type Failure, failureNote, failureOf, UsageError } from './failure.js';
import { say, written } from './language.js';
import { printError } from './print.js';
import type { FileResult } from './result.js';
import { failureTexts } from './texts/failure.js';

/**
 * What one file comes to, also where checking it fails: that ends nothing for the other files.
 * @param path as the person named it
 */
export async function isolated<T>(
  path: string,
  release: Release,
  action: () => Promise<T>,
): Promise<T | FileResult> {
  try {
    return await action();
  } catch (error) {
    const failure = failureOf(error);
    return {
      path,
      target: release.name,
      broker: { outcome: 'unknown', message: failure.message },
      diagnostics: [],
      failure,
    };
  }
}

/**
 * Says why files could not be checked: one line for each reason. Where no file could be checked and all for one reason,
 * that ends the run.
 * @returns whether every file was checked
 * @throws UsageError, or Error for a defect, to end the run
 */
export function reportFailures(results: readonly FileResult[]): boolean {
  const failed = results.flatMap(({ path, failure }) => (failure ? [{ path, failure }] : []));
  const reasons = new Map<string, typeof failed>();
  for (const one of failed) {
    const alike = reasons.get(one.failure.message);
    if (alike) alike.push(one);
    else reasons.set(one.failure.message, [one]);
  }
  const [first] = failed;
  if (first && failed.length === results.length && reasons.size === 1) {
    const { message, isDefect } = first.failure;
    throw isDefect ? new Error(message) : new UsageError(written(message));
  }
  for (const alike of reasons.values()) writeFailure(alike[0]!.path, alike[0]!.failure, alike.length - 1);
  return failed.length === 0;
}

/**
 * Says on standard error why a file could not be read, checked or written.
 * @param others how many other files it is the same for
 */
export function writeFailure(path: string, { message, isDefect }: Failure, others = 0): void {
  const { inFile, andOneMore, andMore } = failureTexts;
  const one = message.includes(`"${path}"`) ? written(message) : inFile({ path, message });
  const all =
    others === 0 ? one : others === 1 ? andOneMore({ message: one }) : andMore({ message: one, others });
  printError(failureNote({ message: say(all), isDefect }));
}
