import { formatsTexts } from '../texts/formats.js';
import { type FindingsFormat, fullText } from './findings.js';

const commands = { error: 'error', warning: 'warning', info: 'notice' } as const;

/** Annotations for GitHub Actions: workflow commands. */
export const github: FindingsFormat = {
  name: 'github',
  summary: formatsTexts.github,
  isForReading: true,
  write({ results }) {
    return results
      .flatMap(({ diagnostics }) => diagnostics)
      .map((diagnostic) => {
        const { severity, file, range, rule } = diagnostic;
        const properties = {
          file,
          line: range.start.line + 1,
          endLine: range.end.line + 1,
          col: range.start.character + 1,
          // The end column counts only within one line, and is inclusive.
          ...(range.end.line === range.start.line
            ? { endColumn: Math.max(range.start.character + 1, range.end.character) }
            : {}),
          title: rule,
        };
        return annotation(commands[severity], properties, fullText(diagnostic));
      })
      .join('');
  },
};

/** One workflow command. Properties that are undefined are left out. */
export function annotation(
  command: 'error' | 'warning' | 'notice',
  properties: Readonly<Record<string, string | number | undefined>>,
  text: string,
): string {
  const list = Object.entries(properties)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${key}=${property(String(value))}`);
  return `::${command} ${list.join(',')}::${data(text)}\n`;
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
