import { coverageTexts } from '../../texts/coverage.js';
import type { CoverageFormat } from './coverage-format.js';

/** The lines of each file, as tools for coverage read them. */
export const lcov: CoverageFormat = {
  name: 'lcov',
  summary: coverageTexts.lcov,
  write(covered) {
    const files = new Map<string, Map<number, number>>();
    for (const { file, line, touched } of covered) {
      const lines = files.get(file) ?? new Map<number, number>();
      files.set(file, lines);
      lines.set(line, (lines.get(line) ?? 0) + (touched ? 1 : 0));
    }
    return [...files]
      .map(([file, lines]) => {
        const sorted = [...lines].sort(([a], [b]) => a - b);
        const hit = sorted.filter(([, count]) => count > 0).length;
        const data = sorted.map(([line, count]) => `DA:${line},${count}\n`).join('');
        return `TN:\nSF:${file}\n${data}LF:${sorted.length}\nLH:${hit}\nend_of_record\n`;
      })
      .join('');
  },
};
