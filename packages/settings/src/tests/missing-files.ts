import { isGlob } from '../paths.js';
import type { YamlFault } from '../yaml-source.js';
import { listOf } from './file-values.js';
import type { ReadTests } from './read-tests.js';

/**
 * Files that a test file names and that are not there: configurations, those of far ends of bridges, modules in the place of
 * plugins. Patterns are not looked at.
 * @param isFile whether there is a file of this path, which is absolute or begins in the folder of the test file
 */
export async function missingFiles(
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
  for (const [name, bridge] of Object.entries(plan?.values.bridges ?? {})) {
    const path = bridge?.configuration;
    if (path === undefined || (await isFile(path))) continue;
    faults.push(source.fault(`There is no file "${path}" here.`, ['bridges', name, 'configuration']));
  }
  for (const [plugin, path] of Object.entries(plan?.values.plugins ?? {})) {
    if (await isFile(path)) continue;
    faults.push(source.fault(`There is no file "${path}" here.`, ['plugins', plugin]));
  }
  return faults;
}
