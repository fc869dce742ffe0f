// What the other packages of this repository use of this one. It may change with any release.
export * as paths from './paths.js';
export { isTestFile, readTestFile } from './test-file.js';
export type { YamlFault, YamlRange, YamlSource } from './yaml-source.js';
