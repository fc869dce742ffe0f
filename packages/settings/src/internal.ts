// What the other packages of this repository use of this one. It may change with any release.
import schema from './generated/test-file-schema.js';

export * as paths from './paths.js';
export * from './tests/file-values.js';
export { missingFiles } from './tests/missing-files.js';
export type { AccessProbe, PlannedCase, Spot, Step, TestPlan } from './tests/plan.js';
export { type ReadTests, readTests } from './tests/read-tests.js';
export { isTestFile } from './tests/test-file.js';
export { type KnownNames, knownNames, unknownNames } from './tests/unknown-names.js';
export { settingsPackageTexts } from './texts/index.js';
export { type YamlCursor, yamlCursor, yamlWordAt } from './yaml-cursor.js';
export type { ValuePath, YamlFault, YamlRange, YamlSource } from './yaml-source.js';

/** schemas/test.schema.json. */
export const testFileSchema: { readonly [key: string]: unknown } = schema;
