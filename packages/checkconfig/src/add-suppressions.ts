import { user as userDirective } from '@mosquitto-conf/config/directives';
import { applyEdits } from '@mosquitto-conf/grammar';
import type { Severity } from '@mosquitto-conf/validator';
import { suppressAll } from '@mosquitto-conf/validator/internal';
import type { FixResult } from './fix-files.js';
import { type Check, resultOf, run } from './result.js';

/**
 * Switches off what is found now: writes a comment above each line with findings of these severities. Nothing is written to disk
 * yet. What the broker refuses stays.
 */
export function addSuppressions(check: Check, severities: readonly Severity[]): FixResult {
  const { analysis, diagnostics } = run(check);
  const { documents } = analysis.report;
  const wanted = diagnostics.filter(({ severity }) => severities.includes(severity));
  const changed = [...documents].flatMap(([path, document]) => {
    const edits = suppressAll(analysis, path, wanted);
    if (edits.length === 0) return [];
    const after = applyEdits(document.text, edits);
    return [{ path, before: document.text, after, syntax: analysis.report.syntaxOf(path), isNew: false }];
  });
  const texts = new Map(changed.map(({ path, after }) => [path, after]));
  const user = analysis.configuration.settings.get(userDirective);
  return { result: resultOf(check, run(check, texts)), changed, count: changed.length, user };
}
