import { realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import { user as userDirective } from '@mosquitto-conf/config/directives';
import type { LineSyntax } from '@mosquitto-conf/config/internal';
import { NodeFiles, nodeHost } from '@mosquitto-conf/config/node';
import { decode } from '@mosquitto-conf/grammar';
import { type Checked, fixAll } from '@mosquitto-conf/validator';
import { isApplicable, NOT_APPLICABLE, unifiedDiff } from './formats/unified-diff.js';
import { nodeOptionsOf } from './host-options.js';
import { note } from './language.js';
import { printError } from './print.js';
import { displayPath } from './read-input.js';
import { type Check, type FileResult, resultOf, run } from './result.js';
import { fixFilesTexts } from './texts/fix-files.js';
import { writeFiles } from './write/write-files.js';

/** A file that fixes changed. */
export interface ChangedFile {
  /** As a person here would write it. */
  readonly path: string;
  readonly before: string;
  readonly after: string;
  readonly syntax: LineSyntax;
  /** Whether there was no such file. */
  readonly isNew: boolean;
}

/** What fixing one configuration came to. */
export interface FixResult {
  readonly result: FileResult;
  readonly changed: readonly ChangedFile[];
  readonly count: number;
  /** The user that the broker reads its files as, where root starts it. */
  readonly user: string;
}

/** Fixes one configuration: its main file, what it includes, and its access files. Nothing is written yet. */
export function fix(check: Check, unsafe: boolean): FixResult {
  const original = new Map<string, string>();
  const runs = new WeakMap<Checked, ReturnType<typeof run>>();
  const fixed = fixAll((texts) => {
    const looked = run(check, texts);
    const { analysis, diagnostics } = looked;
    for (const [file, { text }] of analysis.report.documents)
      if (!texts.has(file) && !original.has(file)) original.set(file, text);
    const checked: Checked = {
      analysis,
      diagnostics,
      textOf: (file) => analysis.report.documents.get(file)?.text,
    };
    runs.set(checked, looked);
    return checked;
  }, unsafe);
  const syntaxOf = (file: string) => fixed.left.analysis.report.syntaxOf(file) ?? 'configuration';
  const changed = [...fixed.texts].map(([file, after]) => ({
    path: file,
    before: original.get(file) ?? '',
    after,
    syntax: syntaxOf(file),
    isNew: !original.has(file),
  }));
  return {
    // The last look may have been at fixes that were then left out.
    result: resultOf(check, runs.get(fixed.left) ?? run(check, fixed.texts)),
    changed: changed.filter(({ before, after, isNew }) => isNew || before !== after),
    count: fixed.count,
    user: fixed.left.analysis.configuration.settings.get(userDirective),
  };
}

/**
 * Writes what fixing changed, all of it or nothing, and says on standard error which files that were: it may be others
 * than those that were named.
 */
export function writeFixes({ input, reading }: Check, { changed, user }: FixResult): void {
  const files = new NodeFiles(nodeOptionsOf(reading, input));
  // Where root makes files, they are for the broker's user.
  const owner =
    process.getuid?.() === 0 ? nodeHost(nodeOptionsOf(reading, input)).account?.(user) : undefined;
  const changes = changed.map(({ path, before, after, isNew }) => ({
    path: path === input.name ? input.path : files.locate(path).path,
    content: after,
    ...(isNew ? { before: undefined, owner } : { before }),
    isNew,
  }));
  writeFiles(changes);
  for (const [index, { path, isNew }] of changes.entries()) {
    const shown = displayPath(input, changed[index]!.path);
    const real = realpathSync(path);
    const elsewhere = real === resolve(shown) ? '' : ` (${real})`;
    const { created, fixed } = fixFilesTexts;
    printError(note((isNew ? created : fixed)({ path: shown, elsewhere })));
  }
}

/** What fixing would change, as a unified diff; says on standard error where it leaves something out. */
export function patch({ input }: Check, { changed }: FixResult): string {
  if (!changed.every(isApplicable)) printError(note(NOT_APPLICABLE));
  for (const { path, isNew } of changed)
    if (isNew) printError(note(fixFilesTexts.wouldCreate({ path: displayPath(input, path) })));
  return changed
    .filter(({ before, after }) => before !== after)
    .map(({ path, ...texts }) =>
      unifiedDiff({ ...texts, path: displayPath(input, path), names: ['before', 'after'] }),
    )
    .join('');
}

/** For standard input: the fixed text of the main file. */
export function fixedText({ input }: Check, { changed }: FixResult): string {
  return changed.find(({ path }) => path === input.name)?.after ?? decode(input.content);
}
