// What is needed of YAML, loaded where there are settings to read.
export { isMap, isScalar, isSeq, LineCounter, parseDocument, visit } from 'yaml';
