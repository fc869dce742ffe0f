import { nodeTls } from '@mosquitto-conf/config/node';
import { applyEdits } from '@mosquitto-conf/grammar';
import { expect, test } from 'vitest';
import { EXAMPLE_MAIN, exampleFiles } from '../src/examples/example-host.js';
import { readExample } from '../src/examples/read-example.js';
import { diagnose, type Example, rules } from '../src/index.js';
import { isSuppressible, suppressAll } from '../src/internal.js';

function look(files: Readonly<Record<string, string>>, example: Example) {
  const { analysis, farEnds } = readExample(example, nodeTls, files);
  return { analysis, diagnostics: diagnose(analysis, EXAMPLE_MAIN, {}, farEnds) };
}

test.each(
  rules.flatMap((rule) =>
    rule.wrong.map((example, index) => [`${rule.id}, example ${index}`, example] as const),
  ),
)('%s: comments above the lines switch off what is not refused, and bring nothing new', (_, example) => {
  const files: Record<string, string> = { ...exampleFiles(example) };
  const before = look(files, example);
  const changed = new Set<string>();
  for (const [path, document] of before.analysis.report.documents) {
    const edits = suppressAll(before.analysis, path, before.diagnostics);
    if (!(path in files) || edits.length === 0) continue;
    changed.add(path);
    files[path] = applyEdits(document.text, edits);
  }
  const after = look(files, example);
  const left = after.diagnostics.filter((one) => changed.has(one.file) && isSuppressible(one));
  expect(left.map(({ rule }) => rule)).toEqual([]);
  const refusals = (found: typeof before) =>
    found.diagnostics.filter(({ severity }) => severity === 'error').map(({ rule }) => rule);
  expect(refusals(after)).toEqual(refusals(before));
});
