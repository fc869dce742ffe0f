import type { YamlFault } from '../yaml-source.js';
import type { ReadTests } from './read-tests.js';
import { unknown } from './unknown-name.js';

/** Plugins that a test file replaces and that the configuration does not load. @param known the paths of those that it loads */
export function unknownPlugins({ source, plan }: ReadTests, known: readonly string[]): YamlFault[] {
  return Object.keys(plan?.values.plugins ?? {})
    .filter((path) => !known.includes(path))
    .map((path) => {
      const message =
        known.length === 0 ? 'The configuration loads no plugins.' : unknown('plugin', path, known);
      return source.fault(message, ['plugins', path], true);
    });
}
