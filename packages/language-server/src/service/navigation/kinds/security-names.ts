import { contentSpan, type EntryKind, visitMembers } from '@mosquitto-conf/config/internal';
import type { Project } from '../../project.js';
import type { Found, SymbolKind } from '../symbol.js';

/** Clients, groups and roles of a dynamic security file: where they are defined, and what refers to them. */
export const securityNames: readonly SymbolKind[] = (['client', 'group', 'role'] as const).map((kind) => ({
  noun: kind,
  find: (project) => find(project, kind),
}));

function* find(project: Project, kind: EntryKind): Iterable<Found> {
  for (const document of project.documents) {
    if (document.kind !== 'dynamic-security') continue;
    const { file, tree, text } = document;
    for (const { key, member, isRepeated } of visitMembers(tree)) {
      const { value } = member;
      if (isRepeated || value?.kind !== 'string' || (key?.declares ?? key?.refers) !== kind) continue;
      const span = contentSpan(value, tree.text);
      yield {
        key: value.value,
        among: file,
        name: value.value,
        place: { file, line: text.positionAt(span.start).line + 1, span },
        declares: key?.declares !== undefined,
      };
    }
  }
}
