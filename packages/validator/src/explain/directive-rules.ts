import { findDirective, type Host } from '@mosquitto-conf/config';
import { diagnose } from '../diagnose.js';
import { EXAMPLE_MAIN, exampleFiles } from '../examples/example-host.js';
import { readExample } from '../examples/read-example.js';
import type { Rule } from '../rule.js';
import { rules } from '../rules/index.js';

/**
 * The rules that report lines of each directive, by the name of the directive. It runs every wrong example of every rule.
 * @param tls judges the certificates of the examples
 */
export function rulesByDirective(tls: Host['tls']): ReadonlyMap<string, readonly Rule[]> {
  const found = new Map<string, Set<Rule>>();
  for (const rule of rules) {
    for (const name of reportedDirectives(rule, tls)) {
      const known = found.get(name) ?? new Set<Rule>();
      found.set(name, known.add(rule));
    }
  }
  return new Map([...found].map(([name, of]) => [name, [...of]]));
}

/** The directives on whose lines a rule reports something in its wrong examples. */
function* reportedDirectives(rule: Rule, tls: Host['tls']): Iterable<string> {
  for (const example of rule.wrong) {
    const files = exampleFiles(example);
    const { analysis, farEnds } = readExample(example, tls, files);
    for (const { rule: id, file, range } of diagnose(analysis, EXAMPLE_MAIN, {}, farEnds)) {
      if (id !== rule.id || (file !== EXAMPLE_MAIN && !file.endsWith('.conf'))) continue;
      const word = files[file]?.split('\n')[range.start.line]?.trim().split(' ')[0];
      const spelling = word === undefined ? undefined : findDirective(word);
      if (spelling) yield spelling.directive.name;
    }
  }
}

/** The other directives that the description of a directive mentions. */
export function relatedDirectives(name: string): readonly string[] {
  const spelling = findDirective(name);
  if (!spelling) return [];
  const { directive } = spelling;
  const words = [...directive.description.matchAll(/`([a-z][\w.]*)/g)].map(([, word = '']) => word);
  const names = words.flatMap((word) => findDirective(word)?.directive.name ?? []);
  return [...new Set(names)].filter((other) => other !== directive.name);
}
