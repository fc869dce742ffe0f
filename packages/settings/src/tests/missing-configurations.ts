import { isGlob } from '../paths.js';
import type { YamlFault } from '../yaml-source.js';
import { listOf } from './file-values.js';
import type { ReadTests } from './read-tests.js';

/**
 * Configurations that a test file names and that are not there. Patterns are not looked at.
 * @param isFile whether there is a file of this path, which is absolute or begins in the folder of the test file
 */
export async function missingConfigurations(
  { source, plan }: ReadTests,
  isFile: (path: string) => boolean | Promise<boolean>,
): Promise<YamlFault[]> {
  const named = plan?.values.configuration;
  const faults: YamlFault[] = [];
  for (const [index, path] of listOf<string>(named).entries()) {
    if (isGlob(path) || (await isFile(path))) continue;
    const at = Array.isArray(named) ? ['configuration', index] : ['configuration'];
    faults.push(source.fault(`There is no file "${path}" here.`, at));
  }
  return faults;
}
