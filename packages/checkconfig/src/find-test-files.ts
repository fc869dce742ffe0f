import { statSync } from 'node:fs';
import { isTestFile, paths } from '@mosquitto-conf/settings/internal';
import { UsageError } from './failure.js';
import { filesBelow } from './find-files.js';

/**
 * The test files that arguments name: files, folders (their `*.mosquitto-test.yaml`, at any depth) and globs.
 * @throws UsageError where one of them names nothing
 */
export async function findTestFiles(patterns: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const pattern of patterns.length === 0 ? ['.'] : patterns) {
    const named = await matches(pattern);
    if (named.length === 0) throw new UsageError(nothing(pattern));
    found.push(...named);
  }
  return [...new Set(found)];
}

function nothing(pattern: string): string {
  if (paths.isGlob(pattern)) return `no file matches "${pattern}"`;
  const isThere = statSync(pattern, { throwIfNoEntry: false }) !== undefined;
  return isThere
    ? `there is no *.mosquitto-test.yaml in the folder "${pattern}"`
    : `there is no file or folder "${pattern}"`;
}

async function matches(pattern: string): Promise<string[]> {
  const status = statSync(pattern, { throwIfNoEntry: false });
  if (status?.isDirectory()) return filesBelow(pattern, isTestFile);
  if (status && !/\.(ya?ml|json)$/i.test(pattern))
    throw new UsageError(
      `"${pattern}" is not a test file: name a *.mosquitto-test.yaml, or write one with checkconfig test --init ${pattern}`,
    );
  if (status) return [pattern];
  if (!paths.isGlob(pattern)) return [];
  const { glob } = await import('tinyglobby');
  return (await glob(pattern, { expandDirectories: false })).sort();
}
