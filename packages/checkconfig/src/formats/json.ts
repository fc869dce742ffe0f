import type { Findings } from './findings.js';

/** The shape that programs read: version 1 of `schemas/lint.schema.json`. */
export function json({ release, results }: Findings): string {
  const files = results.map(({ path, target, broker, diagnostics }) => ({
    path,
    target,
    broker,
    diagnostics: diagnostics.map(({ source: _, ...diagnostic }) => diagnostic),
  }));
  return `${JSON.stringify({ version: 1, target: release.name, files }, undefined, 2)}\n`;
}
