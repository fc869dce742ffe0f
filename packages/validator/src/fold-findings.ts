import type { Diagnostic } from './diagnostic.js';

/** A finding, or what stands for many that are not shown one by one. */
export interface FoldedDiagnostic extends Diagnostic {
  /** How many findings this one stands for; absent for one. */
  readonly count?: number;
}

/**
 * Findings with the first ones of each rule in each file, and one for all that follow: a file can have as many as it has
 * lines, and a thousand findings of one kind help no reader.
 * @param shown how many of one rule are shown of each file
 */
export function foldFindings(diagnostics: readonly Diagnostic[], shown: number): FoldedDiagnostic[] {
  const counts = new Map<string, number>();
  const keyOf = ({ rule, file, severity }: Diagnostic) => `${rule} ${severity} ${file}`;
  for (const diagnostic of diagnostics) {
    const key = keyOf(diagnostic);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const seen = new Map<string, number>();
  return diagnostics.flatMap((diagnostic) => {
    const key = keyOf(diagnostic);
    const total = counts.get(key)!;
    const index = seen.get(key) ?? 0;
    seen.set(key, index + 1);
    // One more finding is shown instead of a line that says that it is left out.
    if (index < shown || total === shown + 1) return [diagnostic];
    if (index > shown) return [];
    const count = total - shown;
    const { rule, severity, file, range } = diagnostic;
    const message = `… and ${count.toLocaleString('en')} more of this kind from here on.`;
    return [{ rule, severity, file, range, message, fixes: [], count }];
  });
}
