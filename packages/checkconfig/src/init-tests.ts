import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type * as tests from '@mosquitto-conf/test/internal';
import { UsageError } from './failure.js';
import { targetOf } from './host-options.js';
import { languageOfRun } from './language.js';
import { testFilesTexts } from './texts/test-files.js';
import { writeFiles } from './write/write-files.js';

/** What the first tests are made with. */
type Tests = Pick<typeof tests, 'initTests' | 'readSetup' | 'TestFolder'>;

/**
 * Writes a first test file beside a configuration. A file that is there already is not changed.
 * @returns its path
 */
export async function writeFirstTests(
  { initTests, readSetup, TestFolder }: Tests,
  configuration: string,
  target: string | undefined,
): Promise<string> {
  if (!existsSync(configuration)) throw new UsageError(testFilesTexts.noSuchFile({ configuration }));
  const name = basename(configuration);
  const path = join(dirname(configuration), `${name.replace(/\.conf$/, '')}.mosquitto-test.yaml`);
  if (existsSync(path)) throw new UsageError(testFilesTexts.exists({ path }));
  const folder = new TestFolder({ files: new Map(), certificates: new Map() });
  try {
    const release = targetOf(target === undefined ? {} : { target });
    const setup = readSetup(configuration, release, {}, dirname(configuration), folder, languageOfRun());
    const { stop } = setup.analysis;
    if (stop)
      throw new UsageError(
        testFilesTexts.doesNotStart({ configuration, release: release.name, reason: stop.message }),
      );
    writeFiles([
      { path, content: await initTests(setup, name, languageOfRun()), before: undefined, mode: 0o644 },
    ]);
    return path;
  } finally {
    folder.remove();
  }
}
