import {
  at,
  type Directive,
  findDirective,
  type Kind,
  knows,
  type Place,
  type Spelling,
} from '@mosquitto-conf/config';
import type { DirectiveLine, Span } from '@mosquitto-conf/grammar';
import type { Project } from '../project.js';

/** A line of a configuration that the target knows. */
export interface WrittenLine {
  readonly file: string;
  readonly line: DirectiveLine;
  readonly spelling: Spelling;
  readonly kind: Kind;
}

/** Every such line of every file, each file once. */
export function* directiveLines(project: Project): Iterable<WrittenLine> {
  const { release, analysis } = project;
  const seen = new Set<string>();
  for (const { path: file, document } of analysis.configuration.files) {
    if (seen.has(file)) continue;
    seen.add(file);
    for (const line of document.lines) {
      const spelling = line.kind === 'directive' ? findDirective(line.name.text) : undefined;
      if (line.kind !== 'directive' || !spelling || !knows(release, spelling)) continue;
      yield { file, line, spelling, kind: at(spelling.directive.kind, release) };
    }
  }
}

/**
 * The line's value as the target reads it; undefined where it would not take it.
 * @param directive that of the line, which gives the value its type
 */
export function readValue<T>(
  { release, host }: Project,
  { line, spelling }: WrittenLine,
  directive: Directive<T>,
): T | undefined {
  const name = directive.family ? line.name.text : spelling.name;
  const reading = at(directive.kind, release).read({ line, name, release, host });
  return reading.outcome === 'value' ? reading.value : undefined;
}

export function placeOf({ file, line }: WrittenLine, { start, end }: Span): Place {
  return { file, line: line.number, span: { start, end } };
}

/** The position of a text at the end of its line; spaces may follow it. */
export function placeOfTail(written: WrittenLine, text: string): Place | undefined {
  const { name, end } = written.line;
  const rest = written.line.rest ?? '';
  const first = written.line.words[0];
  // Releases that read only one word ignore other words after it.
  if (first?.text === text && !rest.trimEnd().endsWith(` ${text}`)) return placeOf(written, first);
  const from = rest.lastIndexOf(text);
  if (from < 0) return undefined;
  const start = name.end + 1 + from;
  return placeOf(written, { start, end: Math.min(end, start + text.length) });
}
