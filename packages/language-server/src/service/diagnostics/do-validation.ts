import type { Diagnostic as Found, Severity } from '@mosquitto-conf/validator';
import { foldFindings } from '@mosquitto-conf/validator/internal';
import {
  type Diagnostic,
  type DiagnosticRelatedInformation,
  DiagnosticSeverity,
  DiagnosticTag,
  type Range,
} from 'vscode-languageserver-types';
import type { ParsedDocument } from '../parsed-document.js';

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
};

/** How many findings of one rule are marked in a document; an editor waits while it draws them. */
const SHOWN = 1000;

/** Rules about what might as well not be there. */
const UNNECESSARY: ReadonlySet<string> = new Set([
  'acl-line-repeated',
  'duplicate-topic',
  'replaced-setting',
  'repeated-setting',
  'unused-suppression',
  'without-effect',
]);

/** What a person should know of a document, with what concerns other files of its configuration left out. */
export function doValidation(document: ParsedDocument): Diagnostic[] {
  const { project, file } = document;
  const own = project.diagnostics.filter((found) => found.file === file);
  return foldFindings(own, SHOWN).map((found) => toDiagnostic(document, found));
}

/** A diagnostic as the protocol has it. */
export function toDiagnostic(document: ParsedDocument, found: Found): Diagnostic {
  const { rule, severity, message, why, help } = found;
  const related = relatedOf(document, found);
  const page = document.project.options.rulePage?.(rule);
  const tags = tagsOf(rule);
  return {
    range: rangeOf(document, found),
    severity: severities[severity],
    code: rule,
    ...(page ? { codeDescription: { href: page } } : {}),
    source: 'mosquitto',
    message: [message, why, help].filter(Boolean).join('\n'),
    ...(tags ? { tags } : {}),
    ...(related.length > 0 ? { relatedInformation: related } : {}),
  };
}

/** Other places that belong to a finding. Those of the far end of a bridge have URIs already. */
function relatedOf({ project }: ParsedDocument, { related = [] }: Found): DiagnosticRelatedInformation[] {
  return related.flatMap(({ message, file, ofFarEnd, range }) => {
    const uri = ofFarEnd ? file : project.uriOf(file);
    return uri === undefined ? [] : [{ message, location: { uri, range } }];
  });
}

/** The lines of the grammar end at `\n` only, those of an editor at a lone `\r` too. */
function rangeOf({ text, tree }: ParsedDocument, { range }: Found): Range {
  const at = ({ line, character }: Range['start']) => {
    const start = tree.lines[line]?.start ?? tree.text.length;
    return text.positionAt(start + character);
  };
  return { start: at(range.start), end: at(range.end) };
}

function tagsOf(rule: string): DiagnosticTag[] | undefined {
  if (rule === 'deprecated-directive') return [DiagnosticTag.Deprecated];
  return UNNECESSARY.has(rule) ? [DiagnosticTag.Unnecessary] : undefined;
}
