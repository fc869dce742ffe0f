import type { FileResult, ShownDiagnostic } from './result.js';

/**
 * What several releases make of the same files: one result for each file. A finding names the releases that it is for if
 * it is not for all of them; the file tells the verdict of each.
 * @param runs the results of each release, in the order in which the releases were named
 */
export function mergeTargets(runs: readonly (readonly FileResult[])[]): readonly FileResult[] {
  const byPath = new Map<string, FileResult[]>();
  for (const result of runs.flat()) {
    const alike = byPath.get(result.path);
    if (alike) alike.push(result);
    else byPath.set(result.path, [result]);
  }
  return [...byPath.values()].map(mergeFile);
}

function mergeFile(results: readonly FileResult[]): FileResult {
  const [first] = results;
  const found = new Map<string, { diagnostic: ShownDiagnostic; releases: string[] }>();
  for (const { target, diagnostics } of results) {
    for (const diagnostic of diagnostics) {
      const key = keyOf(diagnostic);
      const known = found.get(key);
      if (!known) found.set(key, { diagnostic, releases: [target] });
      else if (!known.releases.includes(target)) known.releases.push(target);
    }
  }
  const order = new Map(
    [...new Set([...found.values()].map(({ diagnostic }) => diagnostic.file))].map((file, index) => [
      file,
      index,
    ]),
  );
  const diagnostics = [...found.values()]
    .map(({ diagnostic, releases }) =>
      releases.length === results.length ? diagnostic : { ...diagnostic, releases },
    )
    .sort(
      (a, b) =>
        order.get(a.file)! - order.get(b.file)! ||
        a.range.start.line - b.range.start.line ||
        a.range.start.character - b.range.start.character,
    );
  const verdicts = results.map(({ target, asked, broker }) => ({
    target,
    ...(asked === undefined ? {} : { asked }),
    broker,
  }));
  return { ...first!, diagnostics, verdicts };
}

/** Two findings are one if their texts and places are the same. The releases that a text names do not count. */
function keyOf({ file, rule, severity, range, message, why, help }: ShownDiagnostic): string {
  return JSON.stringify([file, rule, severity, range.start, range.end, message, why, help]);
}

/** The same with messages that say which releases each finding is for: `… (2.0.22, 2.1.2)`. */
export function withReleases(result: FileResult): FileResult {
  const diagnostics = result.diagnostics.map((diagnostic) => {
    const { message, releases } = diagnostic;
    return releases === undefined
      ? diagnostic
      : { ...diagnostic, message: `${message} (${releases.join(', ')})` };
  });
  return { ...result, diagnostics };
}
