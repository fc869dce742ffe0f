import {
  missingFiles,
  type PlannedCase,
  readTests,
  unknownKeys,
  type YamlFault,
} from '@mosquitto-conf/settings/internal';
import type { TextDocument } from 'vscode-languageserver-textdocument';

/** A `*.mosquitto-test.yaml`, as it was read. */
export interface TestDocument {
  readonly text: TextDocument;
  readonly faults: readonly YamlFault[];
  /** undefined where something is wrong with the file. */
  readonly cases: readonly PlannedCase[] | undefined;
  /** The bridges of the configurations that it names; none where they are not known. */
  readonly bridges: readonly string[];
}

/** What a test file names, as its readers find it: paths are absolute or begin in the folder of the test file. */
export interface TestSurroundings {
  /** Whether there is a file of this path. */
  isFile(path: string): boolean | Promise<boolean>;
  /** The names of the bridges of a configuration; undefined where parts of it cannot be read. */
  bridgesOf(path: string): Promise<readonly string[] | undefined>;
}

/** Reads a test file. */
export async function openTestDocument(
  text: TextDocument,
  { isFile, bridgesOf }: TestSurroundings,
): Promise<TestDocument> {
  const tests = await readTests(text.getText());
  const missing = await missingFiles(tests, isFile);
  const named = configurationsOf(tests.source.values);
  const found = await Promise.all(missing.length > 0 ? [] : named.map((path) => bridgesOf(path)));
  const known = found.flatMap((bridges) => bridges ?? []);
  const isKnown = found.length > 0 && found.every((bridges) => bridges !== undefined);
  const unknown = isKnown ? unknownKeys('bridges', tests, known) : [];
  return {
    text,
    faults: [...tests.faults, ...missing, ...unknown],
    cases: tests.plan?.cases,
    bridges: known,
  };
}

/** The configurations that a test file names, if it has bridges. It may be wrong otherwise. */
function configurationsOf(values: unknown): readonly string[] {
  const { configuration, bridges } = (values ?? {}) as { configuration?: unknown; bridges?: unknown };
  if (bridges === undefined) return [];
  return [configuration].flat().filter((path) => typeof path === 'string');
}
