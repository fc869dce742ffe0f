// What is needed of YAML, loaded where there are settings to read.
export { parseDocument } from 'yaml';
