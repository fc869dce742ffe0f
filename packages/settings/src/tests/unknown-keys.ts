import type { YamlFault } from '../yaml-source.js';
import type { ReadTests } from './read-tests.js';
import { unknown } from './unknown-name.js';

/** Keys of a test file whose names are those of the configuration: what one is called, and what to say where there is none. */
const KEYS = {
  bridges: { kind: 'bridge', none: 'The configuration has no bridges.' },
  plugins: { kind: 'plugin', none: 'The configuration loads no plugins.' },
} as const;

/** Bridges or plugins that a test file names and that the configuration does not have. @param known those that it has */
export function unknownKeys(
  key: keyof typeof KEYS,
  { source, plan }: ReadTests,
  known: readonly string[],
): YamlFault[] {
  const { kind, none } = KEYS[key];
  return Object.keys(plan?.values[key] ?? {})
    .filter((name) => !known.includes(name))
    .map((name) => source.fault(known.length === 0 ? none : unknown(kind, name, known), [key, name], true));
}
