import type { Place, Text } from '@mosquitto-conf/config';
import { renameTexts as texts } from '../../../texts/rename.js';
import { locationOf } from '../../parsed-document.js';
import type { Project } from '../../project.js';
import { canonical } from '../canonical.js';
import type { Found, SymbolKind } from '../symbol.js';
import { patternDifference } from './pattern-difference.js';
import { communities, filesBeside } from './user-files.js';

/** Users of password and ACL files, and of PSK files where identities count as usernames. */
export const users: SymbolKind = {
  noun: 'user',
  *find(project): Iterable<Found> {
    const together = communities(project);
    const seen = new Set<string>();
    for (const { passwords, acl, psk } of project.analysis.access) {
      for (const [path, lines, declares] of [
        [passwords?.path, passwords?.userLines, true],
        [psk?.path, psk?.identityLines, true],
        [acl?.path, acl?.userLines.map(({ user, place }) => ({ name: user, place })), false],
      ] as const) {
        const file = path === undefined ? undefined : canonical(project, path);
        if (file === undefined || !lines || seen.has(`${declares} ${file}`)) continue;
        const community = together.get(file);
        if (community === undefined) continue;
        seen.add(`${declares} ${file}`);
        for (const { name, place } of lines) {
          yield { key: name, among: community, name, place: { ...place, file }, declares };
        }
      }
    }
  },
  definition(project, symbol, same) {
    const beside = filesBeside(project, symbol.place.file);
    return same
      .filter(({ declares, place }) => declares && beside.has(place.file))
      .flatMap(({ place }) => locationOf(project, place) ?? []);
  },
  rename: { obstacle: unseen, difference: patternDifference },
};

/** A file that names the same users and was not read: its lines would keep the old name. */
function unseen(project: Project, { place }: { readonly place: Place }): Text | undefined {
  const together = communities(project);
  const community = together.get(place.file);
  for (const scope of project.analysis.access) {
    const files = [scope.passwords, scope.acl, scope.psk].flatMap((file) => file?.path ?? []);
    if (!files.some((file) => together.get(canonical(project, file)) === community)) continue;
    for (const source of [scope.sources.passwords, scope.sources.acl]) {
      if (!source || files.includes(source.path) || project.host.files.read(source.path) === 'missing')
        continue;
      return texts.unseen({ file: source.path });
    }
  }
  return undefined;
}
