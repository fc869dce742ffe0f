import { statSync } from 'node:fs';
import type { Text } from '@mosquitto-conf/config';
import { isTestFile, paths } from '@mosquitto-conf/settings/internal';
import { UsageError } from './failure.js';
import { filesBelow } from './find-files.js';
import { findFilesTexts } from './texts/find-files.js';

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

function nothing(pattern: string): Text {
  if (paths.isGlob(pattern)) return findFilesTexts.noMatch({ pattern });
  const isThere = statSync(pattern, { throwIfNoEntry: false }) !== undefined;
  return isThere ? findFilesTexts.noTestsInFolder({ pattern }) : findFilesTexts.noFileOrFolder({ pattern });
}

async function matches(pattern: string): Promise<string[]> {
  const status = statSync(pattern, { throwIfNoEntry: false });
  if (status?.isDirectory()) return filesBelow(pattern, isTestFile);
  if (status && !/\.(ya?ml|json)$/i.test(pattern))
    throw new UsageError(findFilesTexts.notATestFile({ pattern }));
  if (status) return [pattern];
  if (!paths.isGlob(pattern)) return [];
  const { glob } = await import('tinyglobby');
  return (await glob(pattern, { expandDirectories: false })).sort();
}
