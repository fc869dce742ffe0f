import { type Analysis, analyse, type Release } from '@mosquitto-conf/config';
import { encode, type Range, rangeOf } from '@mosquitto-conf/grammar';
import { type Diagnostic, diagnose, type Severities } from '@mosquitto-conf/validator';
import { hostOf, type ReadingOptions } from './host-options.js';
import { brokerPath, displayPath, type Input } from './read-input.js';

/** A diagnostic with paths and places as a person here would write them. */
export interface ShownDiagnostic extends Omit<Diagnostic, 'fixes'> {
  readonly fixes: readonly {
    readonly title: string;
    readonly safe: boolean;
    readonly edits: readonly { readonly file: string; readonly range: Range; readonly newText: string }[];
  }[];
}

/** What one configuration came to. */
export interface FileResult {
  /** The main file, as the person named it. */
  readonly path: string;
  /** The release it was checked for. */
  readonly target: string;
  readonly broker: {
    readonly outcome: 'running' | 'config' | 'startup';
    /** Where the broker itself would say the error is. */
    readonly file?: string;
    readonly line?: number;
    readonly message?: string;
  };
  readonly diagnostics: readonly ShownDiagnostic[];
  /** A line of a file by the path its diagnostics show, counted from 0. */
  readonly lineOf: (path: string, line: number) => string | undefined;
}

/** How one configuration is to be checked. */
export interface Check {
  readonly input: Input;
  readonly release: Release;
  readonly reading: ReadingOptions;
  readonly severities: Severities;
}

/** Reads one configuration as the target would; `texts` stand for files that are not yet written. */
export function run(
  { input, release, reading, severities }: Check,
  texts: ReadonlyMap<string, string> = new Map(),
): { readonly analysis: Analysis; readonly diagnostics: readonly Diagnostic[] } {
  const overlay = new Map([...texts].map(([file, text]) => [file, encode(text)]));
  const analysis = analyse(input.name, release, hostOf(reading, input, overlay));
  return { analysis, diagnostics: diagnose(analysis, input.name, severities) };
}

/** Makes of what was found what is reported. */
export function resultOf(
  { input, release }: Check,
  { analysis, diagnostics }: ReturnType<typeof run>,
): FileResult {
  const show = (file: string) => displayPath(input, file);
  const { documents } = analysis.report;
  const texts = new Map([...documents].map(([path, document]) => [show(path), document.text]));
  const split = new Map<string, readonly string[]>();
  const { stop } = analysis;
  return {
    path: input.path,
    target: release.name,
    broker: {
      outcome: analysis.outcome,
      ...(stop?.named ? { file: brokerPath(input, stop.named.file), line: stop.named.line } : {}),
      ...(stop ? { message: stop.message } : {}),
    },
    diagnostics: diagnostics.map(({ fixes, ...found }) => ({
      ...found,
      file: show(found.file),
      fixes: fixes.map(({ title, safe, edits }) => ({
        title,
        safe,
        edits: edits.flatMap(({ file, edit }) => {
          const document = documents.get(file);
          return document
            ? [{ file: show(file), range: rangeOf(document, edit), newText: edit.newText }]
            : [];
        }),
      })),
    })),
    lineOf: (path, line) => {
      let lines = split.get(path);
      if (!lines) {
        lines = texts.get(path)?.split('\n') ?? [];
        split.set(path, lines);
      }
      return lines[line];
    },
  };
}
