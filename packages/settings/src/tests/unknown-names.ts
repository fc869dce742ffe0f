import type { Analysis } from '@mosquitto-conf/config';
import { allPlugins } from '@mosquitto-conf/config/internal';
import { testFileTexts } from '../texts/test-file.js';
import type { YamlFault } from '../yaml-source.js';
import type { ReadTests } from './read-tests.js';
import { type NameKind, unknown } from './unknown-name.js';

/** What the configurations of a test file have, by the names that a test file uses. */
export interface KnownNames {
  readonly bridges: readonly string[];
  /** Paths of plugins, as the configurations name them. */
  readonly plugins: readonly string[];
  /** Clients of files of dynamic security, by the paths that the configurations name. */
  readonly clients: ReadonlyMap<string, readonly string[]>;
}

const NONE = {
  bridges: testFileTexts.noBridges,
  plugins: testFileTexts.noPlugins,
} as const;

/** What configurations have that a test file may name; undefined where a part of one is not known. */
export function knownNames(analyses: readonly Analysis[]): KnownNames | undefined {
  const isKnown = ({ stop, configuration: { files, unread } }: Analysis) =>
    !stop && files.length > 0 && unread.length === 0;
  if (analyses.length === 0 || !analyses.every(isKnown)) return undefined;
  const all = analyses.map(({ configuration }) => configuration);
  const files = analyses.flatMap(({ access }) =>
    access.flatMap(({ dynamicSecurity }) => dynamicSecurity ?? []),
  );
  return {
    bridges: all.flatMap(({ bridges }) => bridges.map(({ name }) => name)),
    plugins: all.flatMap((one) => allPlugins(one).map(({ path }) => path)),
    clients: new Map(
      files.map(({ path, security }) => [path, [...security.clients].map(({ name }) => name)]),
    ),
  };
}

/** Bridges, plugins and clients of dynamic security that a test file names and that its configurations do not have. */
export function unknownNames(tests: ReadTests, known: KnownNames): YamlFault[] {
  return [
    ...unknownKeys('bridge', 'bridges', tests, known.bridges),
    ...unknownKeys('plugin', 'plugins', tests, known.plugins),
    ...unknownClients(tests, known),
  ];
}

function unknownKeys(
  kind: NameKind,
  key: keyof typeof NONE,
  { source, plan }: ReadTests,
  known: readonly string[],
): YamlFault[] {
  return Object.keys(plan?.values[key] ?? {})
    .filter((name) => !known.includes(name))
    .map((name) =>
      source.fault(known.length === 0 ? NONE[key] : unknown(kind, name, known), [key, name], true),
    );
}

/** Users with a password whom a file of dynamic security does not have. */
function unknownClients({ source, plan }: ReadTests, { clients }: KnownNames): YamlFault[] {
  return [...clients].flatMap(([path, names]) =>
    Object.keys(plan?.values.passwords?.[path] ?? {})
      .filter((user) => !names.includes(user))
      .map((user) => source.fault(unknown('client', user, names), ['passwords', path, user], true)),
  );
}
