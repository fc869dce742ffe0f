import { say } from './language.js';
import type { FileResult } from './result.js';
import { lintTexts } from './texts/lint.js';

/** How often each rule found something, most often first. */
export function statistics(results: readonly FileResult[]): string {
  const counts = new Map<string, { severity: string; rule: string; count: number; files: Set<string> }>();
  for (const { diagnostics } of results) {
    for (const { rule, severity, file, count = 1 } of diagnostics) {
      const key = `${severity} ${rule}`;
      const entry = counts.get(key) ?? { severity, rule, count: 0, files: new Set() };
      entry.count += count;
      entry.files.add(file);
      counts.set(key, entry);
    }
  }
  const entries = [...counts.values()].sort((a, b) => b.count - a.count || (a.rule < b.rule ? -1 : 1));
  const width = Math.max(0, ...entries.map(({ count }) => String(count).length));
  const { oneFile, severalFiles } = lintTexts;
  const rows = entries.map(({ severity, rule, count, files }) => {
    const where = (files.size === 1 ? oneFile : severalFiles)({ rule, files: files.size });
    return `${String(count).padStart(width)}  ${severity.padEnd(7)}  ${say(where)}\n`;
  });
  return rows.length > 0 ? rows.join('') : `${say(lintTexts.noFindings)}\n`;
}
