import {
  type Analysis,
  analyse,
  type Host,
  type Language,
  listenerPolicies,
  overlayFiles,
  type Problem,
  type Release,
  type SourceFile,
  type Text,
} from '@mosquitto-conf/config';
import { perListenerSettings } from '@mosquitto-conf/config/directives';
import { textsOf } from '@mosquitto-conf/config/internal';
import { applyEdits, encode, type TextEdit } from '@mosquitto-conf/grammar';
import type { FileEdit } from '../diagnostic.js';
import { type Danger, dangers, type Finding, type FoundChange, type UpgradeContext } from './change.js';
import { changes } from './changes/index.js';
import { comparePolicies } from './compare-policies.js';
import { Editor } from './editor.js';
import { statementsOf } from './statements.js';

/** What changes for a configuration from one release to another, and the edits. */
export interface Upgrade {
  readonly from: Release;
  readonly to: Release;
  /** The most dangerous first. */
  readonly findings: readonly (Finding & { readonly change: string })[];
  readonly edits: readonly FileEdit[];
  /** The texts after the edits, of the files that change. */
  readonly texts: ReadonlyMap<string, string>;
  /** The old release with the files as they are, and the new release with the edited files. */
  readonly before: Analysis;
  readonly after: Analysis;
}

/** The texts of an upgrade as a whole. */
export const planTexts = textsOf('upgrade', {
  refused: 'Mosquitto {release} already refuses it: {message}',
  refusedAt: 'Mosquitto {release} already refuses it ({file}:{line}): {message}',
  nul: 'it contains a NUL character.',
  switches:
    'it sets `per_listener_settings` to both `true` and `false`, which 2.1 reads differently from earlier releases: set it once, in the first line.',
  heading: 'For Mosquitto {to}: defaults of {from} that have changed.',
  notStarting: 'Mosquitto {release} does not start: {message}',
  correct: 'Correct it before the upgrade.',
  verbatim: '{help}',
  plainText: 'Mosquitto {release} does not start because of the plain-text passwords in `{file}`.',
  plainTextHelp: '{help} Releases before 2.1 ignore these users: decide for each one whether it may connect.',
});

/**
 * What changes for a configuration from one release to another, with the edits that preserve the old behavior. Differences that
 * the edits cannot preserve are found by comparing what both releases do, and are reported too.
 * @param announced a future release: the edits include what is announced for it, and otherwise treat it as `to`
 * @param language of the texts, English by default
 * @returns one sentence if the old release already refuses the file
 */
export function planUpgrade(
  main: string,
  from: Release,
  to: Release,
  host: Host,
  announced?: Release,
  language: Language = {},
): Upgrade | string {
  const before = analyse(main, from, host, { literal: true, language });
  const write = (text: Text) => before.report.write(text);
  const { configuration, stop } = before;
  if (stop?.stage === 'config') {
    const values = { release: from.name, message: stop.message };
    return write(stop.named ? planTexts.refusedAt({ ...values, ...stop.named }) : planTexts.refused(values));
  }
  if (configuration.files.some(({ document }) => document.text.includes('\0'))) return write(planTexts.nul);
  const statements = statementsOf(configuration);
  const switches = statements.filter(({ directive }) => directive === perListenerSettings);
  if (new Set(switches.map(({ line }) => line.words[0]?.text)).size > 1) return write(planTexts.switches);
  const heading = write(planTexts.heading({ to: to.name, from: from.name }));
  const editor = new Editor(configuration.files, `# ${heading}`);
  const context: UpgradeContext = {
    main,
    from,
    to,
    before,
    statements,
    editor,
    anchors: new Map(),
    host,
    announced,
  };
  const found = changes.flatMap(({ id, find }) =>
    [...find(context)].map((finding) => ({ ...finding, change: id })),
  );
  const edits = editor.edits();
  const texts = edited(configuration.files, edits);
  const overlay = new Map([...texts].map(([file, text]) => [file, encode(text)]));
  const after = analyse(
    main,
    to,
    { ...host, files: overlayFiles(host.files, overlay) },
    { literal: true, language },
  );
  for (const finding of leftOver(before, after, texts)) found.push({ ...finding, change: 'start-up' });
  const withUsers = !after.report.problems.some(({ code }) => code.startsWith('password-'));
  for (const finding of comparePolicies(listenerPolicies(before), listenerPolicies(after), withUsers))
    found.push({ ...finding, change: 'access' });
  const findings = found.map((finding) => ({
    ...finding,
    message: write(finding.message),
    help: write(finding.help),
  }));
  return { from, to, findings: findings.sort(byDanger), edits, texts, before, after };
}

function edited(files: readonly SourceFile[], edits: readonly FileEdit[]): Map<string, string> {
  const texts = new Map<string, string>();
  for (const { path, document } of files) {
    const own: TextEdit[] = edits.flatMap(({ file, edit }) => (file === path ? [edit] : []));
    const text = applyEdits(document.text, own);
    if (text !== document.text) texts.set(path, text);
  }
  return texts;
}

/** Problems that stop the new release with the edits but did not stop the old one; plain-text passwords once for each file. */
function* leftOver(
  before: Analysis,
  after: Analysis,
  texts: ReadonlyMap<string, string>,
): Iterable<FoundChange> {
  const old = new Set(before.report.problems.map(({ code, message }) => `${code} ${message}`));
  const seen = new Set<string>();
  for (const problem of after.report.problems) {
    if (old.has(`${problem.code} ${problem.message}`)) continue;
    const finding =
      problem.code === 'password-plain-text' ? ofPasswords(problem, after) : ofProblem(problem, after);
    const message = after.report.write(finding.message);
    if (seen.has(message)) continue;
    seen.add(message);
    // The edits move lines, so a place in an edited file would be wrong.
    const { place, ...rest } = finding;
    yield place && !texts.has(place.file) ? { ...rest, place } : rest;
  }
}

function ofProblem({ message, help, place }: Problem, { configuration }: Analysis): FoundChange {
  return {
    danger: 'refused',
    message: planTexts.notStarting({ release: configuration.release.name, message }),
    help: help === undefined ? planTexts.correct : planTexts.verbatim({ help }),
    ...(place ? { place } : {}),
    edited: false,
  };
}

function ofPasswords({ place, help = '' }: Problem, { configuration }: Analysis): FoundChange {
  const file = place?.file ?? '';
  return {
    danger: 'refused',
    message: planTexts.plainText({ release: configuration.release.name, file }),
    help: planTexts.plainTextHelp({ help: help.replaceAll('FILE', file) }),
    ...(place ? { place } : {}),
    edited: false,
  };
}

const rank = (danger: Danger) => dangers.indexOf(danger);

function byDanger(a: Finding, b: Finding): number {
  return rank(a.danger) - rank(b.danger);
}
