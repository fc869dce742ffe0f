import { existsSync } from 'node:fs';
import { readBounded } from '@mosquitto-conf/config/node';
import { decode } from '@mosquitto-conf/grammar';
import { UsageError } from './failure.js';
import { fingerprint } from './formats/findings.js';
import { jsonText } from './formats/format.js';
import type { FileResult, ShownDiagnostic } from './result.js';
import { baselineTexts } from './texts/baseline.js';
import { readToReplace } from './write/read-to-replace.js';
import { writeFiles } from './write/write-files.js';

/** Findings that were there before: how many there are of each, by fingerprint. */
type Baseline = ReadonlyMap<string, number>;

/**
 * Reads a baseline.
 * @throws UsageError where it is missing or not one
 */
export function readBaseline(path: string): Baseline {
  let text: string;
  try {
    text = decode(readBounded(path));
  } catch {
    throw new UsageError(baselineTexts.unread({ path }));
  }
  const fault = new UsageError(baselineTexts.invalid({ path }));
  try {
    const { version, findings } = JSON.parse(text);
    if (version !== 1 || !Array.isArray(findings)) throw fault;
    return new Map(
      findings.map(({ fingerprint: print, count }) => {
        if (typeof print !== 'string' || !Number.isInteger(count)) throw fault;
        return [print, count] as const;
      }),
    );
  } catch {
    throw fault;
  }
}

/** The results without the findings of a baseline, and how many those are. */
export function withoutBaseline(
  results: readonly FileResult[],
  baseline: Baseline,
): { readonly results: readonly FileResult[]; readonly known: number } {
  const left = new Map(baseline);
  let known = 0;
  const isKnown = (found: ShownDiagnostic) => {
    const print = fingerprint(found);
    const remaining = left.get(print) ?? 0;
    if (remaining === 0) return false;
    left.set(print, remaining - 1);
    known += 1;
    return true;
  };
  return {
    results: results.map((result) => ({
      ...result,
      diagnostics: result.diagnostics.filter((found) => !isKnown(found)),
    })),
    known,
  };
}

/** Writes a baseline of what was found. Its lines are in order, so that its changes can be read. */
export function writeBaseline(path: string, results: readonly FileResult[]): void {
  const findings = new Map<string, { file: string; rule: string; fingerprint: string; count: number }>();
  for (const found of results.flatMap(({ diagnostics }) => diagnostics)) {
    const print = fingerprint(found);
    const same = findings.get(print);
    if (same) same.count += 1;
    else findings.set(print, { file: found.file, rule: found.rule, fingerprint: print, count: 1 });
  }
  const sorted = [...findings].sort(([a, one], [b, other]) =>
    one.file === other.file ? compare(a, b) : compare(one.file, other.file),
  );
  const content = jsonText({ version: 1, findings: sorted.map(([, finding]) => finding) });
  const before = replaceable(path);
  writeFiles([{ path, content, before, ...(before ? {} : { mode: 0o644 }) }]);
}

/**
 * What a baseline that is written replaces; undefined where there is no file yet.
 * @throws UsageError for a file that holds something else, such as a configuration that was named by mistake
 */
function replaceable(path: string): Uint8Array | undefined {
  if (!existsSync(path)) return undefined;
  const before = readToReplace(path, baselineTexts.notReplaced);
  const text = decode(before);
  // Not only what can be read: one with the marks of a merge is written anew.
  if (text.trim() === '' || /"version".*"findings"/s.test(text)) return before;
  throw new UsageError(baselineTexts.notReplaced({ path, reason: baselineTexts.otherContent }));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
