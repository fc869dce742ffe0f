import type { YamlFault } from '../yaml-source.js';
import type { ReadTests } from './read-tests.js';
import { unknown } from './unknown-name.js';

/** Users with a password whom a file of dynamic security does not have. @param known its clients, by the path that the configuration names */
export function unknownUsers(
  { source, plan }: ReadTests,
  known: ReadonlyMap<string, readonly string[]>,
): YamlFault[] {
  return [...known].flatMap(([path, names]) =>
    Object.keys(plan?.values.passwords?.[path] ?? {})
      .filter((user) => !names.includes(user))
      .map((user) => source.fault(unknown('client', user, names), ['passwords', path, user], true)),
  );
}
