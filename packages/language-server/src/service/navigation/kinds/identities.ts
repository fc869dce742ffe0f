import { canonical } from '../canonical.js';
import type { Found, SymbolKind } from '../symbol.js';
import { communities } from './user-files.js';

/** Identities of PSK files that are not usernames. */
export const identities: SymbolKind = {
  noun: 'identity',
  *find(project): Iterable<Found> {
    const seen = new Set<string>();
    for (const { psk } of project.analysis.access) {
      const file = psk && canonical(project, psk.path);
      if (file === undefined || seen.has(file) || communities(project).has(file)) continue;
      seen.add(file);
      for (const { name, place } of psk?.identityLines ?? []) {
        yield { key: name, among: file, name, place: { ...place, file }, declares: true };
      }
    }
  },
  rename: {},
};
