import { isGlob } from '../paths.js';
import { testFileTexts } from '../texts/test-file.js';
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
  const configurations = listOf<string>(named).map(
    (path, index) => [path, Array.isArray(named) ? ['configuration', index] : ['configuration']] as const,
  );
  const farEnds = Object.entries(plan?.values.bridges ?? {}).map(
    ([name, bridge]) => [bridge?.configuration, ['bridges', name, 'configuration']] as const,
  );
  const modules = Object.entries(plan?.values.plugins ?? {}).map(
    ([plugin, path]) => [path, ['plugins', plugin]] as const,
  );
  const faults: YamlFault[] = [];
  for (const [path, at] of [...configurations.filter(([path]) => !isGlob(path)), ...farEnds, ...modules]) {
    if (path === undefined || (await isFile(path))) continue;
    faults.push(source.fault(testFileTexts.noFile({ path }), at));
  }
  return faults;
}
