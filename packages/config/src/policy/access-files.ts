import { filePluginOf } from '../catalogue/file-plugins.js';
import type { Listener } from '../configuration.js';
import type { Place } from '../report.js';
import type { AccessScope } from '../startup/access-scope.js';
import { pluginFile } from './file-plugins.js';
import { type AccessFileKey, type AccessSource, accessFileKeys, directiveSource } from './file-sources.js';
import type { PolicySource } from './listener-policies.js';

/** A password, ACL or PSK file that a configuration names. */
export interface AccessFileUse {
  readonly path: string;
  /** What it is; a file that is named as two things counts as the one that the broker reads last. */
  readonly key: AccessFileKey;
  /** Every line that names it. */
  readonly sources: readonly AccessSource[];
  /** The listeners at which it decides; none where another file of the same kind is asked first. */
  readonly listeners: readonly Listener[];
}

/** The password, ACL and PSK files of a configuration, by the path that the broker opens. */
export function accessFiles({ configuration, access }: PolicySource): ReadonlyMap<string, AccessFileUse> {
  const uses = new Map<string, { -readonly [Key in keyof AccessFileUse]: AccessFileUse[Key] }>();
  for (const key of accessFileKeys) {
    for (const source of namedSources(configuration, access, key)) {
      const use = uses.get(source.path);
      const listeners = listenersOf(access, key, source.path);
      if (!use) uses.set(source.path, { path: source.path, key, sources: [source], listeners });
      else
        Object.assign(use, {
          key,
          sources: [...use.sources, source],
          listeners: [...new Set([...use.listeners, ...listeners])],
        });
    }
  }
  return uses;
}

/** Every line that names a file of a kind, once, also where another file is asked first. */
function namedSources(
  { plugins, release }: PolicySource['configuration'],
  access: readonly AccessScope[],
  key: AccessFileKey,
): readonly AccessSource[] {
  const found = new Map<Place, AccessSource>();
  const add = (source: AccessSource | undefined) => source && found.set(source.place, source);
  for (const plugin of plugins) {
    const known = filePluginOf(plugin, release);
    const file = known?.kind === key ? pluginFile(plugin, known) : undefined;
    if (known && file) add({ directive: known.option, ...file, plugin });
  }
  for (const { security, sources } of access) {
    add(directiveSource(key, security));
    add(sources[key]);
  }
  return [...found.values()];
}

function listenersOf(access: readonly AccessScope[], key: AccessFileKey, path: string): readonly Listener[] {
  return access.filter(({ sources }) => sources[key]?.path === path).flatMap(({ listeners }) => listeners);
}
