import type { Analysis } from '@mosquitto-conf/config';
import {
  knownNames,
  missingFiles,
  type PlannedCase,
  readTests,
  unknownNames,
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
  /** What a release makes of a configuration; undefined where the path does not name one file. */
  analysisOf(path: string): Promise<Analysis | undefined>;
}

/** Reads a test file. */
export async function openTestDocument(
  text: TextDocument,
  { isFile, analysisOf }: TestSurroundings,
): Promise<TestDocument> {
  const tests = await readTests(text.getText());
  const missing = await missingFiles(tests, isFile);
  const named = configurationsOf(tests.source.values);
  const found = await Promise.all(missing.length > 0 ? [] : named.map((path) => analysisOf(path)));
  const analyses = found.filter((analysis) => analysis !== undefined);
  const known = analyses.length === found.length ? knownNames(analyses) : undefined;
  return {
    text,
    faults: [...tests.faults, ...missing, ...(known ? unknownNames(tests, known) : [])],
    cases: tests.plan?.cases,
    bridges: analyses.flatMap(({ configuration }) => configuration.bridges.map(({ name }) => name)),
  };
}

/** The configurations that a test file names, if it names anything that they have. It may be wrong otherwise. */
function configurationsOf(values: unknown): readonly string[] {
  const { configuration, bridges, plugins, passwords } = (values ?? {}) as Readonly<Record<string, unknown>>;
  if (bridges === undefined && plugins === undefined && passwords === undefined) return [];
  return [configuration].flat().filter((path) => typeof path === 'string');
}
