import type { ParsedDocument } from '../parsed-document.js';
import { canonical } from './canonical.js';
import { occurrencesOf } from './occurrences.js';
import type { Occurrence } from './symbol.js';

/** What is named here; a cursor behind the last character still counts. */
export function symbolAt(document: ParsedDocument, offset: number): Occurrence | undefined {
  const { project, file } = document;
  const here = occurrencesOf(project).in(canonical(project, file));
  return here.findLast(({ place: { span } }) => span.start <= offset && offset <= span.end);
}
