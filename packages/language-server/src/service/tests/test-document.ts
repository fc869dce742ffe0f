import {
  missingConfigurations,
  type PlannedCase,
  readTests,
  type YamlFault,
} from '@mosquitto-conf/settings/internal';
import type { TextDocument } from 'vscode-languageserver-textdocument';

/** A `*.mosquitto-test.yaml`, as it was read. */
export interface TestDocument {
  readonly text: TextDocument;
  readonly faults: readonly YamlFault[];
  /** undefined where something is wrong with the file. */
  readonly cases: readonly PlannedCase[] | undefined;
}

/**
 * Reads a test file.
 * @param isFile whether there is a file of this path, from the folder of the test file
 */
export async function openTestDocument(
  text: TextDocument,
  isFile: (path: string) => boolean | Promise<boolean>,
): Promise<TestDocument> {
  const tests = await readTests(text.getText());
  const missing = await missingConfigurations(tests, isFile);
  return { text, faults: [...tests.faults, ...missing], cases: tests.plan?.cases };
}
