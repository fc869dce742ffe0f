import { locationOf } from '../../parsed-document.js';
import type { Project } from '../../project.js';
import { directiveLines, placeOf, type WrittenLine } from '../directive-lines.js';
import { ownerOf } from '../owner.js';
import type { Found, Occurrence, SymbolKind } from '../symbol.js';

/** Names of directives. All lines that set one directive have the same symbol. */
export const directives: SymbolKind = {
  noun: 'directive',
  *find(project): Iterable<Found> {
    for (const written of directiveLines(project)) {
      const { line, spelling } = written;
      const { name, family } = spelling.directive;
      const key = family ? name + line.name.text.slice(spelling.name.length) : name;
      yield { key, name: line.name.text, place: placeOf(written, line.name), declares: false };
    }
  },
  definition(project, symbol) {
    const written = lineOf(project, symbol);
    const owner = written && ownerOf(project, written);
    const location = owner && locationOf(project, owner);
    return location ? [location] : [];
  },
};

function lineOf(project: Project, { place }: Occurrence): WrittenLine | undefined {
  for (const written of directiveLines(project)) {
    if (written.file === place.file && written.line.number === place.line) return written;
  }
  return undefined;
}
