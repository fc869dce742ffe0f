import type { Configuration, Place } from '@mosquitto-conf/config';
import { type Diagnostic, rank } from './diagnostic.js';
import { findRule } from './rules/index.js';
import { rulesOf } from './selectors.js';

/**
 * Leaves out findings that have the cause of another one: one cause gives one finding. Rules say what they explain
 * (`explains`). A finding explains none that counts for more than itself; an error on a line explains every note on it.
 */
export function withoutConsequences(
  diagnostics: readonly Diagnostic[],
  configuration: Configuration,
): readonly Diagnostic[] {
  const sections = sectionsOf(configuration, diagnostics);
  const causes = new Map<string, Diagnostic[]>();
  for (const diagnostic of diagnostics) {
    for (const key of keysOfCause(diagnostic, sections)) {
      const known = causes.get(key);
      if (known) known.push(diagnostic);
      else causes.set(key, [diagnostic]);
    }
  }
  return diagnostics.filter(
    (diagnostic) =>
      !keysOfConsequence(diagnostic, sections).some((key) =>
        causes
          .get(key)
          ?.some((cause) => cause !== diagnostic && rank[cause.severity] <= rank[diagnostic.severity]),
      ),
  );
}

/** What a finding explains: a scope and a rule each. */
function* keysOfCause(diagnostic: Diagnostic, sections: Sections): Iterable<string> {
  const line = lineOf(diagnostic);
  if (diagnostic.severity === 'error' && hasLine(diagnostic)) yield `${line} notes`;
  const explains = findRule(diagnostic.rule)?.explains;
  if (!explains) return;
  for (const id of idsOf(explains.line)) yield `${line} ${id}`;
  for (const section of sections.get(line) ?? [])
    for (const id of idsOf(explains.section)) yield `${section} ${id}`;
  for (const id of idsOf(explains.configuration)) yield `configuration ${id}`;
}

/** Where a cause for a finding is looked for. */
function keysOfConsequence(diagnostic: Diagnostic, sections: Sections): readonly string[] {
  const { rule, severity } = diagnostic;
  const line = lineOf(diagnostic);
  return [
    `${line} ${rule}`,
    ...(sections.get(line) ?? []).map((section) => `${section} ${rule}`),
    `configuration ${rule}`,
    ...(severity === 'info' && hasLine(diagnostic) ? [`${line} notes`] : []),
  ];
}

function idsOf(selectors: readonly string[] = []): readonly string[] {
  return selectors.flatMap((selector) => rulesOf(selector).map(({ id }) => id));
}

/** What belongs to no line has an empty range at the start of the main file. */
function hasLine({ range: { start, end } }: Diagnostic): boolean {
  return end.line > start.line || end.character > start.character;
}

function lineOf({ file, range }: Diagnostic): string {
  return keyOf(file, range.start.line + 1);
}

function keyOf(file: string, line: number): string {
  return `${file}:${line}`;
}

/** The listeners, bridges and plugins that a line is for, by file and line. */
type Sections = ReadonlyMap<string, readonly string[]>;

/** Only of lines with findings: a configuration can have very many others. */
function sectionsOf(
  { listeners, bridges, plugins }: Configuration,
  diagnostics: readonly Diagnostic[],
): Sections {
  const asked = new Map<string, Set<number>>();
  for (const { file, range } of diagnostics) {
    const lines = asked.get(file);
    if (lines) lines.add(range.start.line + 1);
    else asked.set(file, new Set([range.start.line + 1]));
  }
  const sections = new Map<string, string[]>();
  for (const [index, { place, settings }] of [...listeners, ...bridges, ...plugins].entries()) {
    const name = `section ${index}`;
    const add = (one: Place | undefined) => {
      if (!one || !asked.get(one.file)?.has(one.line)) return;
      const key = keyOf(one.file, one.line);
      const known = sections.get(key);
      if (!known) sections.set(key, [name]);
      else if (known.at(-1) !== name) known.push(name);
    };
    add(place);
    for (const setting of settings) add(setting.place);
  }
  return sections;
}
