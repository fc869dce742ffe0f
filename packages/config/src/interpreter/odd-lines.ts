import type { FileLine } from '../file-lines.js';
import type { Report } from '../report.js';
import { oddLineTexts as texts } from '../texts/odd-lines.js';

/** Reports a line of a configuration that the broker reads differently from how it looks (config__read_file_core). */
export function remarkOnOddLine(path: string, line: FileLine, report: Report): void {
  const start = line.start;
  const end = start + line.text.replace(/\r*\n?$/, '').length;
  const place = { file: path, line: line.number, span: { start, end } };
  const level = 'hint';
  if (line.odd === 'split') {
    const message = texts.tooLong;
    report.remark({ level, code: 'line-too-long', message, why: texts.split, help: texts.shorten, place });
  } else if (line.odd === 'lost') {
    const message = texts.lastLineLost;
    report.remark({ level, code: 'last-line-lost', message, why: texts.lostWhy, help: texts.endLine, place });
  } else {
    const message = line.dropped ? texts.nulEndsFile : texts.nulCutsLine;
    report.remark({ level, code: 'line-nul', message, why: texts.nulWhy, help: texts.removeNul, place });
  }
}
