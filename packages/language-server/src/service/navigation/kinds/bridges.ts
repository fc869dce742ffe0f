import type { AclEntry, Bridge, Place } from '@mosquitto-conf/config';
import { connection, remoteClientid } from '@mosquitto-conf/config/directives';
import type { Project } from '../../project.js';
import { directiveLines, placeOf, readValue } from '../directive-lines.js';
import type { Found, SymbolKind } from '../symbol.js';
import { linesOf } from './listeners.js';

/**
 * Names of bridges. They are also part of the client ids by which bridges are known, and so of the topics that say whether
 * they are connected; an ACL file may name those.
 */
export const bridges: SymbolKind = {
  noun: 'bridge',
  *find(project): Iterable<Found> {
    for (const written of directiveLines(project)) {
      const word = written.line.words[0];
      if (written.spelling.directive !== connection || !word) continue;
      const name = readValue(project, written, connection);
      if (name !== undefined) yield { key: name, name, place: placeOf(written, word), declares: true };
    }
    yield* statesOf(project);
  },
  members: (project, symbol) => {
    const begun = project.analysis.configuration.bridges.filter(({ name }) => name === symbol.name);
    return begun.flatMap(({ place }) => linesOf(project, place));
  },
  rename: {},
};

/** `$SYS/broker/connection/CLIENT-ID/state` (bridge__new): the machine's name is in front of the bridge's. */
const STATE = /^(\$SYS\/broker\/connection\/)([^/]+)\/state$/;

/** The topics of ACL files with the state of a bridge. */
function* statesOf(project: Project): Iterable<Found> {
  const { access, configuration } = project.analysis;
  const named = configuration.bridges
    .filter(({ settings }) => !settings.has(remoteClientid))
    .sort((a, b) => b.name.length - a.name.length);
  if (named.length === 0) return;
  const seen = new Set<string>();
  for (const { acl } of access) {
    if (!acl || seen.has(acl.path)) continue;
    seen.add(acl.path);
    for (const entry of [...[...acl.users.values()].flat(), ...acl.anonymous, ...acl.patterns]) {
      const found = stateOf(entry, named);
      if (found) yield { key: found.name, name: found.name, place: found.place, declares: false };
    }
  }
}

function stateOf(
  { filter, filterPlace }: AclEntry,
  bridges: readonly Bridge[],
): { readonly name: string; readonly place: Place } | undefined {
  const [, before, id] = STATE.exec(filter) ?? [];
  if (before === undefined || id === undefined) return undefined;
  const bridge = bridges.find(({ name }) => id.endsWith(`.${name}`));
  if (!bridge) return undefined;
  const end = filterPlace.span.start + before.length + id.length;
  const span = { start: end - bridge.name.length, end };
  return { name: bridge.name, place: { ...filterPlace, span } };
}
