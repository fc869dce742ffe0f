import { nodeHasherAtOnce, nodeTls } from '@mosquitto-conf/config/node';
import { applyEdits } from '@mosquitto-conf/grammar';
import { describe, expect, test } from 'vitest';
import { everyFinding } from '../../src/diagnose.js';
import { EXAMPLE_MAIN, exampleFiles } from '../../src/examples/example-host.js';
import { readExample } from '../../src/examples/read-example.js';
import type { Diagnostic, Example } from '../../src/index.js';

/** The other files, the release and the machine. */
type Options = Omit<Example, 'text'>;

/**
 * What a rule reports for a configuration, which may be indented as in the rules' own examples.
 * @param options the other files, the release and the machine, as an example has them
 */
export function findings(rule: string, text: string, options: Options = {}): Diagnostic[] {
  return allFindings(text, options).filter((found) => found.rule === rule);
}

/** What all rules report for a configuration. */
export function allFindings(text: string, options: Options = {}): Diagnostic[] {
  const example = { ...options, text };
  const { analysis, farEnds } = readExample(example, nodeTls);
  const withHasher = farEnds.map((one) => ({ ...one, hasher: nodeHasherAtOnce }));
  return everyFinding(analysis, EXAMPLE_MAIN, {}, withHasher).found;
}

/** The lines, from 1, that a rule reports. */
export function lines(rule: string, text: string, options: Options = {}): number[] {
  return findings(rule, text, options).map(({ range }) => range.start.line + 1);
}

/** What a rule reports for each configuration: the lines, from 1. One caught and one not show where its border is. */
export function reports(
  rule: string,
  cases: readonly (readonly [what: string, found: readonly number[], text: string, options?: Options])[],
): void {
  describe(rule, () => {
    for (const [what, found, text, options] of cases)
      test(what, () => {
        expect(lines(rule, text, options)).toEqual(found);
      });
  });
}

/** The fixes of a rule's first finding: title, whether it is safe, and the file as it is then. */
export function fixed(rule: string, text: string, options: Options = {}): [string, boolean, string][] {
  const [found] = findings(rule, text, options);
  const files = exampleFiles({ ...options, text });
  return (found?.fixes ?? []).map(({ title, safe, edits }) => {
    const [file = ''] = edits.map((one) => one.file);
    const after = applyEdits(
      files[file] ?? '',
      edits.map(({ edit }) => edit),
    );
    return [title, safe, after];
  });
}
