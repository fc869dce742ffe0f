import { nodeTls } from '@mosquitto-conf/config/node';
import { applyEdits, type TextEdit } from '@mosquitto-conf/grammar';
import { describe, expect, test } from 'vitest';
import { EXAMPLE_MAIN, exampleFiles } from '../src/examples/example-host.js';
import { readExample } from '../src/examples/read-example.js';
import { type Diagnostic, diagnose, type Example, type Fix, rules } from '../src/index.js';
import type { DiagnoseCode } from '../src/rule.js';

function run(files: Readonly<Record<string, string>>, example: Example): Diagnostic[] {
  const { analysis, farEnds } = readExample(example, nodeTls, files);
  return diagnose(analysis, EXAMPLE_MAIN, {}, farEnds);
}

/** What `config` reports; a text that is not a configuration and an unused comment are found by `diagnose`. */
function reportedCodes(example: Example): string[] {
  const { problems, remarks } = readExample(example, nodeTls).analysis.report;
  return [...problems, ...remarks].map(({ code }) => code);
}

const FOUND_BY_DIAGNOSE: readonly string[] = [
  'not-a-configuration',
  'unused-suppression',
] satisfies DiagnoseCode[];

/** The findings that a page shows: an example for a rule of notes shows its own notes, others show none. */
function notable(found: readonly Diagnostic[], id: string): string[] {
  return found.filter(({ rule, severity }) => rule === id || severity !== 'info').map(({ rule }) => rule);
}

function apply(files: Record<string, string>, fix: Fix): Record<string, string> {
  const edits = new Map<string, TextEdit[]>();
  for (const { file, edit } of fix.edits) edits.set(file, [...(edits.get(file) ?? []), edit]);
  const changed = { ...files };
  for (const [file, list] of edits) changed[file] = applyEdits(files[file] ?? '', list);
  return changed;
}

function titled(examples: readonly Example[]): [string, Example][] {
  return examples.map((example) => [exampleFiles(example)[EXAMPLE_MAIN] ?? '', example]);
}

test('ids are unique, kebab-case and in order', () => {
  const ids = rules.map(({ id }) => id);
  expect(ids).toEqual([...new Set(ids)].sort());
  for (const id of ids) expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
});

describe.each(rules.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  test('is documented, and an error exactly where the broker refuses', () => {
    expect(rule.summary.length).toBeGreaterThan(20);
    expect(rule.why.length).toBeGreaterThan(40);
    expect(rule.severity === 'error').toBe(rule.category === 'refused');
    expect(rule.wrong.length).toBeGreaterThan(0);
    expect(rule.right.length).toBeGreaterThan(0);
  });

  test.each(titled(rule.wrong))('wrong: %s', (_, example) => {
    const files = exampleFiles(example);
    const found = run(files, example);
    expect(notable(found, id)).toEqual([id]);
    for (const fix of found.find((diagnostic) => diagnostic.rule === id)?.fixes ?? []) {
      const after = run(apply(files, fix), example);
      expect(
        after.map((diagnostic) => diagnostic.rule),
        fix.title,
      ).not.toContain(id);
      expect(
        after.filter(({ severity }) => severity === 'error'),
        fix.title,
      ).toEqual([]);
    }
  });

  test('says up to which release it is found, where that is not the newest', () => {
    const found = rule.wrong.some(({ target: _, ...example }) =>
      run(exampleFiles(example), example).some((diagnostic) => diagnostic.rule === id),
    );
    expect(found).toBe(rule.last === undefined);
  });

  test('of an error or warning there is a fix, or the page says why there is none', () => {
    if (rule.severity === 'info' || rule.severity === 'off') return;
    const fixes = rule.wrong.flatMap((example) =>
      run(exampleFiles(example), example).flatMap((found) => (found.rule === id ? found.fixes : [])),
    );
    if (fixes.length === 0) expect(rule.noFix).toMatch(/^[A-Z].{20,}\.$/);
  });

  test('its finding comes from its own check, or else from config', () => {
    if (FOUND_BY_DIAGNOSE.includes(id)) return;
    const reported = rule.wrong.map((example) => reportedCodes(example).includes(id));
    expect(reported).toEqual(rule.wrong.map(() => rule.check === undefined));
  });

  test.each(titled(rule.right))('right: %s', (_, example) => {
    expect(notable(run(exampleFiles(example), example), id)).toEqual([]);
  });
});
