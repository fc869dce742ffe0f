import { at, type Directive, findDirective, knows } from '@mosquitto-conf/config';
import { lineAt } from '@mosquitto-conf/grammar';
import type { ParsedDocument } from './parsed-document.js';
import type { Project } from './project.js';

/** A line that a directive, or a word of an ACL file, begins. */
export type WordLine = Extract<
  Extract<ParsedDocument, { kind: 'configuration' | 'acl' }>['tree']['lines'][number],
  { kind: 'directive' }
>;

/** A directive's line with its value as the target reads it. */
export interface ReadLine {
  readonly directive: Directive;
  /** undefined where the target refuses it. */
  readonly value: unknown;
}

/** Kinds whose values stand in the line, whatever the machine is. */
const PLAIN: ReadonlySet<string> = new Set([
  'boolean',
  'bridge-topic',
  'duration',
  'integer',
  'memory-size',
  'restart-timeout',
]);

/** What the target reads in one line, whatever is above it; undefined if that depends on more than the line. */
export function readLine({ release, host }: Project, line: WordLine): ReadLine | undefined {
  const spelling = findDirective(line.name.text);
  if (!spelling || !knows(release, spelling)) return undefined;
  const { directive } = spelling;
  const kind = at(directive.kind, release);
  if (!PLAIN.has(kind.name)) return undefined;
  const reading = kind.read({ line, name: spelling.name, release, host });
  return { directive, value: reading.outcome === 'value' ? reading.value : undefined };
}

/** The directive's line at an offset. */
export function directiveLineAt(document: ParsedDocument, offset: number): WordLine | undefined {
  if (document.kind !== 'configuration') return undefined;
  const line = lineAt(document.tree, offset);
  return line?.kind === 'directive' ? line : undefined;
}

/** The value of a line of a certain directive as the target reads it, whatever is above it; undefined if it refuses it. */
export function readLineOf<T>(
  { release, host }: Project,
  line: WordLine,
  directive: Directive<T>,
): T | undefined {
  const reading = at(directive.kind, release).read({ line, name: line.name.text, release, host });
  return reading.outcome === 'value' ? reading.value : undefined;
}
