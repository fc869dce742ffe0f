import { analyse, type Release } from '@mosquitto-conf/config';
import { type Diagnostic, diagnose } from '@mosquitto-conf/validator';
import { hostOf, type ReadingOptions } from './host-options.js';
import { brokerPath, displayPath, type Input } from './read-input.js';

/** What one configuration came to. */
export interface FileResult {
  /** The main file, as the person named it. */
  readonly path: string;
  readonly broker: {
    readonly outcome: 'running' | 'config' | 'startup';
    /** Where the broker itself would say the error is. */
    readonly file?: string;
    readonly line?: number;
    readonly message?: string;
  };
  readonly diagnostics: readonly Diagnostic[];
  /** The text of a file by the path its diagnostics show. */
  readonly source: (path: string) => string | undefined;
}

/** Reads one configuration as the target would and judges it in its own folder. */
export function check(input: Input, release: Release, options: ReadingOptions): FileResult {
  const host = hostOf(options, input);
  const analysis = analyse(input.name, release, host);
  const show = (file: string) => displayPath(input, file);
  const diagnostics = diagnose(analysis, input.name).map((found) => ({ ...found, file: show(found.file) }));
  const { stop } = analysis;
  const texts = new Map<string, string>();
  for (const [path, document] of analysis.report.documents) texts.set(show(path), document.text);
  return {
    path: input.path,
    broker: {
      outcome: analysis.outcome,
      ...(stop?.named ? { file: brokerPath(input, stop.named.file), line: stop.named.line } : {}),
      ...(stop ? { message: stop.message } : {}),
    },
    diagnostics,
    source: (path) => texts.get(path),
  };
}
