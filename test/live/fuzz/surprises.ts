import { afterAll, beforeAll } from 'vitest';

/** What is thrown in a file's tests and not caught. */
export function collectSurprises(): readonly unknown[] {
  const surprises: unknown[] = [];
  const surprise = (error: unknown) => surprises.push(error);
  beforeAll(() => {
    process.on('uncaughtExceptionMonitor', surprise);
  });
  afterAll(() => {
    process.off('uncaughtExceptionMonitor', surprise);
  });
  return surprises;
}
