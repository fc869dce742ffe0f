import { type Analysis, analyse, type Outcome, type Release } from '@mosquitto-conf/config';
import { type AccessDirective, maskText, STAND_IN, standIn } from '@mosquitto-conf/config/internal';
import { encode, type Range, rangeOf } from '@mosquitto-conf/grammar';
import {
  type Diagnostic,
  diagnose,
  type FarEnd,
  type Fix,
  type Severities,
  type Severity,
} from '@mosquitto-conf/validator';
import { type FoldedDiagnostic, foldFindings } from '@mosquitto-conf/validator/internal';
import type { Failure } from './failure.js';
import { hostOf, type ReadingOptions } from './host-options.js';
import { languageOfRun } from './language.js';
import { brokerPath, displayPath, type Input } from './read-input.js';

/** How many findings of one rule are shown of each file. */
const SHOWN = 100;

/** A diagnostic with paths and places as a person here would write them. */
export interface ShownDiagnostic extends Omit<FoldedDiagnostic, 'fixes'> {
  /** The releases it is for; undefined if it is for all that were asked. */
  readonly releases?: readonly string[];
  /** The line it begins on; undefined where the file's text is not at hand. */
  readonly source: string | undefined;
  readonly fixes: readonly {
    readonly title: string;
    readonly safe: boolean;
    readonly decision?: true;
    readonly edits: readonly {
      readonly file: string;
      /** There is no such file yet. */
      readonly create?: true;
      readonly range: Range;
      readonly newText: string;
    }[];
  }[];
}

/** What one configuration came to. */
export interface FileResult {
  /** The main file, as the person named it. */
  readonly path: string;
  /** The release it was checked for. */
  readonly target: string;
  /** The newer release that was asked for, where the target stands for it. */
  readonly asked?: string;
  /** What named the target, where that was not the command line: `compose.yaml`. */
  readonly targetFrom?: string;
  /** The file that shows that this is the broker's machine, where no option says it. */
  readonly checkFilesFrom?: string;
  readonly broker: {
    readonly outcome: Outcome;
    /** An included folder or file could not be read here: the outcome is that of the rest. */
    readonly unread?: true;
    /** Where the broker itself would say the error is. */
    readonly file?: string;
    readonly line?: number;
    readonly message?: string;
  };
  readonly diagnostics: readonly ShownDiagnostic[];
  /** How many warnings the files may have that a settings file is for, this one among them. */
  readonly limit?: WarningLimit;
  /** Bridges whose other ends were given and that it does not have. */
  readonly unknownBridges?: readonly string[];
  /** Why it could not be checked; absent where it was. */
  readonly failure?: Failure;
  /** What each release would do, if several were asked. */
  readonly verdicts?: readonly Pick<FileResult, 'target' | 'asked' | 'broker'>[];
}

/** What a settings file says of the number of warnings. */
export interface WarningLimit {
  readonly settings: string;
  readonly maxWarnings: number;
}

/** How one configuration is to be checked. */
export interface Check {
  readonly input: Input;
  readonly release: Release;
  readonly reading: ReadingOptions;
  /** What named the release, where that was not the command line. */
  readonly targetFrom?: string;
  /** See `FileResult`. */
  readonly checkFilesFrom?: string;
  readonly limit?: WarningLimit;
  readonly severities: Severities;
  /** The brokers at the other ends of its bridges. */
  readonly farEnds: readonly FarEnd[];
  /** The directive that names the file, where it is an access file and no configuration. */
  readonly access?: AccessDirective;
}

/** Reads one configuration, or one access file alone, as the target would; `texts` stand for files that are not yet written. */
export function run(
  { input, release, reading, severities, farEnds, access }: Check,
  texts: ReadonlyMap<string, string> = new Map(),
): { readonly analysis: Analysis; readonly diagnostics: readonly Diagnostic[] } {
  const overlay = new Map([...texts].map(([file, text]) => [file, encode(text)]));
  const language = languageOfRun();
  if (access) {
    overlay.set(STAND_IN, standIn(input.name, access));
    const analysis = analyse(STAND_IN, release, hostOf(reading, input, overlay), { language });
    const diagnostics = diagnose(analysis, STAND_IN, severities);
    // Findings about the placeholder file are not reported.
    return { analysis, diagnostics: diagnostics.filter(({ file }) => file === input.name) };
  }
  const analysis = analyse(input.name, release, hostOf(reading, input, overlay), { language });
  return { analysis, diagnostics: diagnose(analysis, input.name, severities, farEnds) };
}

const START: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** Makes of what was found what is reported. */
export function resultOf(
  { input, release, targetFrom, checkFilesFrom, limit, farEnds }: Check,
  { analysis, diagnostics }: ReturnType<typeof run>,
): FileResult {
  const show = (file: string) => displayPath(input, file);
  const { documents } = analysis.report;
  const { stop } = analysis;
  const bridges = new Set(analysis.configuration.bridges.map(({ name }) => name));
  const unknownBridges = farEnds.map(({ bridge }) => bridge).filter((name) => !bridges.has(name));
  return {
    path: input.path,
    target: release.name,
    ...(release.asked === undefined ? {} : { asked: release.asked }),
    ...(targetFrom === undefined ? {} : { targetFrom }),
    ...(checkFilesFrom === undefined ? {} : { checkFilesFrom }),
    ...(limit ? { limit } : {}),
    ...(unknownBridges.length > 0 ? { unknownBridges } : {}),
    broker: {
      outcome: analysis.outcome,
      ...(analysis.configuration.unread.length > 0 ? { unread: true } : {}),
      ...(stop?.named ? { file: brokerPath(input, stop.named.file), line: stop.named.line } : {}),
      ...(stop ? { message: stop.message } : {}),
    },
    diagnostics: foldFindings(diagnostics, SHOWN).map(({ fixes, related, ...found }) => ({
      ...found,
      file: show(found.file),
      ...(related
        ? {
            related: related.map(({ file, ofFarEnd, ...place }) => ({
              ...place,
              file: ofFarEnd ? file : show(file),
            })),
          }
        : {}),
      source: analysis.report.shownLine(found.file, found.range.start.line + 1),
      // A fix that would show a secret is left to --fix and to editors.
      fixes: fixes
        .filter((fix) => !showsSecret(analysis, fix))
        .map(({ edits, ...fix }) => ({
          ...fix,
          edits: edits.flatMap(({ file, create, edit }) => {
            const document = documents.get(file);
            if (create) return [{ file: show(file), create, range: START, newText: edit.newText }];
            return document
              ? [{ file: show(file), range: rangeOf(document, edit), newText: edit.newText }]
              : [];
          }),
        })),
    })),
  };
}

/** How many findings there are of a severity, or of all. */
export function countOf(diagnostics: readonly ShownDiagnostic[], severity?: Severity): number {
  return diagnostics
    .filter((found) => severity === undefined || found.severity === severity)
    .reduce((sum, { count = 1 }) => sum + count, 0);
}

function showsSecret({ report }: Analysis, { edits }: Fix): boolean {
  return edits.some(({ file, edit: { start, newText } }) => {
    if (maskText(newText, report.syntaxOf(file)) !== newText) return true;
    const document = report.documents.get(file);
    const line = document ? rangeOf(document, { start, end: start }).start.line + 1 : 1;
    return report.secretsAt(file, line).some((secret) => newText.includes(secret));
  });
}
