import type { Analysis, Place, Problem, Remark } from '@mosquitto-conf/config';
import { type Document, type FieldDocument, type Range, rangeOf } from '@mosquitto-conf/grammar';
import { type Diagnostic, type Severity, compareDiagnostics } from './diagnostic.js';

const START: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

const severities: Readonly<Record<Remark['level'], Severity>> = {
  warning: 'warning',
  notice: 'warning',
  info: 'info',
  hint: 'info',
};

/**
 * What a person should know about a configuration: each reason to refuse it as an error, each remark of the broker as a
 * warning or a note, in the order of the files.
 * @param main the main file, for what belongs to no line
 */
export function diagnose(analysis: Analysis, main: string): Diagnostic[] {
  const { configuration, report } = analysis;
  const documents = new Map<string, Document | FieldDocument>();
  for (const { path, document } of configuration.files) documents.set(path, document);
  const diagnostic = (found: Problem | Remark, severity: Severity): Diagnostic => {
    const { code, message, why, help, place } = found;
    return {
      rule: code,
      severity,
      message,
      ...(why === undefined ? {} : { why }),
      ...(help === undefined ? {} : { help }),
      file: place?.file ?? main,
      range: place ? rangeAt(place, documents.get(place.file)) : START,
      fixes: [],
    };
  };
  const found = [
    ...report.problems.map((problem) => diagnostic(problem, 'error')),
    ...report.remarks.map((remark) => diagnostic(remark, severities[remark.level])),
  ];
  return found.sort(compareDiagnostics);
}

/** Offsets as lines and characters; the whole line where the file's text is not at hand. */
function rangeAt(place: Place, document: Document | FieldDocument | undefined): Range {
  if (document) return rangeOf(document, place.span);
  const line = place.line - 1;
  return { start: { line, character: 0 }, end: { line, character: 0 } };
}
