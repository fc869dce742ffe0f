import { byteLength, type Range } from '@mosquitto-conf/grammar';
import type { ShownDiagnostic } from '../result.js';
import { lintFormatsTexts } from '../texts/lint-formats.js';
import { type FindingsFormat, fullText } from './findings.js';
import { jsonText } from './format.js';

const severities = { error: 'ERROR', warning: 'WARNING', info: 'INFO' } as const;

/** The Diagnostic Format of reviewdog (proto/rdf/reviewdog.proto). */
export const rdjson: FindingsFormat = {
  name: 'rdjson',
  summary: lintFormatsTexts.rdjson,
  write: ({ results }) =>
    jsonText({
      source: { name: 'checkconfig' },
      diagnostics: results.flatMap(({ diagnostics }) => diagnostics.map(diagnosticOf)),
    }),
};

function diagnosticOf(diagnostic: ShownDiagnostic) {
  const { rule, severity, file, range, source, fixes } = diagnostic;
  const suggestions = fixes
    .flatMap(({ edits }) => (edits.length === 1 ? edits : []))
    // A suggestion is for the lines of the finding; its columns need the text of its line.
    .filter((edit) => edit.file === file && isOnLine(edit.range, range.start.line))
    .map((edit) => ({ range: rangeOf(edit.range, source), text: edit.newText }));
  return {
    message: fullText(diagnostic),
    location: { path: file, range: rangeOf(range, source) },
    severity: severities[severity],
    code: { value: rule },
    ...(suggestions.length > 0 ? { suggestions } : {}),
  };
}

function isOnLine({ start, end }: Range, line: number): boolean {
  return start.line === line && end.line === line;
}

/** Lines and columns from 1, columns in bytes of UTF-8; without a column where the line's text is not known. */
function rangeOf({ start, end }: Range, source: string | undefined) {
  const at = ({ line, character }: Range['start']) => ({
    line: line + 1,
    ...(source !== undefined && line === start.line
      ? { column: byteLength(source.slice(0, character)) + 1 }
      : {}),
  });
  return { start: at(start), end: at(end) };
}
