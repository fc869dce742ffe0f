import type { Language } from '@mosquitto-conf/config';
import validate from '../generated/test-file-validator.js';
import { type YamlFault, YamlSource } from '../yaml-source.js';

/** Whether a path is that of a file with tests for a configuration. */
export function isTestFile(path: string): boolean {
  return /\.mosquitto-test\.ya?ml$/.test(path);
}

/**
 * Reads a `*.mosquitto-test.yaml`.
 * @param language of the messages of its faults
 * @returns the file, and what is wrong with its shape; the values can be relied on where nothing is
 */
export async function readTestFile(
  text: string,
  language?: Language,
): Promise<{ readonly source: YamlSource; readonly faults: readonly YamlFault[] }> {
  const source = await YamlSource.read(text, language);
  return { source, faults: source.faults(validate) };
}
