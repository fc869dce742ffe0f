import type { YamlFault } from '../yaml-source.js';
import type { ReadTests } from './read-tests.js';
import { unknown } from './unknown-name.js';

/** Bridges that a test file describes and that the configuration does not have. @param known those that it has */
export function unknownBridges({ source, plan }: ReadTests, known: readonly string[]): YamlFault[] {
  return Object.keys(plan?.values.bridges ?? {})
    .filter((name) => !known.includes(name))
    .map((name) => {
      const message =
        known.length === 0 ? 'The configuration has no bridges.' : unknown('bridge', name, known);
      return source.fault(message, ['bridges', name], true);
    });
}
