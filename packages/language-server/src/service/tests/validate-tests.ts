import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver-types';
import type { TestDocument } from './test-document.js';

/** What is wrong with a test file. */
export function validateTests({ faults }: TestDocument): Diagnostic[] {
  return faults.map(({ message, range }) => ({
    range,
    severity: DiagnosticSeverity.Error,
    source: 'mosquitto',
    message,
  }));
}
