import type { Place } from '@mosquitto-conf/config';
import { listener } from '@mosquitto-conf/config/directives';
import type { Project } from '../../project.js';
import { directiveLines, placeOf } from '../directive-lines.js';
import { ownerOf } from '../owner.js';
import type { Found, SymbolKind } from '../symbol.js';

/** What a `listener` line opens. Nothing names it, but the lines below belong to it. */
export const listeners: SymbolKind = {
  noun: 'listener',
  *find(project): Iterable<Found> {
    for (const written of directiveLines(project)) {
      const { line, spelling, file } = written;
      if (spelling.directive !== listener || !line.value) continue;
      const place = placeOf(written, line.value);
      yield { key: `${file}:${line.number}`, name: line.value.text, place, declares: true };
    }
  },
  members: (project, { place }) => linesOf(project, place),
};

/** The names of the directives that belong to a line. */
export function linesOf(project: Project, owner: Place): readonly Place[] {
  const places: Place[] = [];
  for (const written of directiveLines(project)) {
    if (written.file !== owner.file || written.line.number <= owner.line) continue;
    if (ownerOf(project, written)?.line === owner.line) places.push(placeOf(written, written.line.name));
  }
  return places;
}
