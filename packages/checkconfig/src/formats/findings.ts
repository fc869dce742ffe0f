import { createHash } from 'node:crypto';
import { nearestNote, parseRelease, type Release } from '@mosquitto-conf/config';
import type { Severity } from '@mosquitto-conf/validator';
import { languageOfRun, say } from '../language.js';
import type { FileResult, ShownDiagnostic } from '../result.js';
import type { Terminal } from '../terminal.js';
import { lintFormatsTexts } from '../texts/lint-formats.js';
import type { OutputFormat } from './format.js';

/** What a format is given. */
export interface Findings {
  /** What the command line asks for. Settings may name another release for a file: a format says `targetsOf` each. */
  readonly release: Release;
  readonly results: readonly FileResult[];
  readonly terminal: Terminal;
  /** How many findings of severity `info` are left out. */
  readonly hidden: number;
  /** The severities whose findings make the run fail. */
  readonly failing: readonly Severity[];
}

/** Makes a text of findings. */
export interface FindingsFormat extends OutputFormat<Findings> {
  /** Whether programs read fields of it, so that no text has to say which releases a finding is for. */
  readonly isData?: true;
  /** Whether a person reads it, so that notes are left out until `--info` asks for them. */
  readonly isForReading?: true;
}

/** How to be shown the notes that are left out; undefined where none are. */
export function hiddenNote(hidden: number): string | undefined {
  if (hidden === 0) return undefined;
  return say(hidden === 1 ? lintFormatsTexts.oneHidden : lintFormatsTexts.hidden({ count: hidden }));
}

/** The releases that a file was checked for. */
export function targetsOf({ target, verdicts }: FileResult): readonly string[] {
  return verdicts?.map((verdict) => verdict.target) ?? [target];
}

/** What to say of the releases that stand for newer ones, each once. */
export function nearestNotes(results: readonly FileResult[]): readonly string[] {
  const notes = results
    .flatMap((result) => result.verdicts ?? [result])
    .map(({ target, asked }) =>
      asked === undefined ? undefined : nearestNote({ ...parseRelease(target)!, asked }, languageOfRun()),
    );
  return [...new Set(notes)].filter((note) => note !== undefined);
}

/** Why files that are missing here count as missing, each reason once. */
export function machineNotes(results: readonly FileResult[]): readonly string[] {
  const signs = new Set(results.flatMap(({ checkFilesFrom }) => checkFilesFrom ?? []));
  return [...signs].map((sign) => say(lintFormatsTexts.thisMachine({ path: sign })));
}

/** Findings by the file they are in, in the order the files come up: an included file stands for itself. */
export function byFile(results: readonly FileResult[]): ReadonlyMap<string, readonly ShownDiagnostic[]> {
  const files = new Map<string, ShownDiagnostic[]>();
  for (const { path, diagnostics } of results) {
    if (!files.has(path)) files.set(path, []);
    for (const diagnostic of diagnostics) {
      const list = files.get(diagnostic.file);
      if (list) list.push(diagnostic);
      else files.set(diagnostic.file, [diagnostic]);
    }
  }
  return files;
}

/** All that is to be said of a finding, in one text. */
export function fullText({ message, why, help }: ShownDiagnostic): string {
  return [message, why, help].filter(Boolean).join(' ');
}

/** The same for the same finding as long as its line stays what it is, wherever it moves. */
export function fingerprint({ rule, file, message, source = '' }: ShownDiagnostic): string {
  return createHash('sha256')
    .update([rule, file, source.trim(), message].join('\0'))
    .digest('hex')
    .slice(0, 32);
}

/** Text for XML, without what XML 1.0 cannot hold. */
export function xml(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd')
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\n', '&#10;')
    .replaceAll('\r', '&#13;')
    .replaceAll('\t', '&#9;');
}
