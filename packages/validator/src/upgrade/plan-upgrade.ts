import {
  type Analysis,
  analyse,
  type Host,
  listenerPolicies,
  overlayFiles,
  type Problem,
  type Release,
  type SourceFile,
} from '@mosquitto-conf/config';
import { perListenerSettings } from '@mosquitto-conf/config/directives';
import { applyEdits, encode, type TextEdit } from '@mosquitto-conf/grammar';
import type { FileEdit } from '../diagnostic.js';
import { type Danger, dangers, type Finding, type UpgradeContext } from './change.js';
import { changes } from './changes/index.js';
import { comparePolicies } from './compare-policies.js';
import { Editor } from './editor.js';
import { statementsOf } from './statements.js';

/** What a configuration comes to from one release to another. */
export interface Upgrade {
  readonly from: Release;
  readonly to: Release;
  /** The most dangerous first. */
  readonly findings: readonly (Finding & { readonly change: string })[];
  readonly edits: readonly FileEdit[];
  /** The texts after the edits, of the files that change. */
  readonly texts: ReadonlyMap<string, string>;
  /** What the old release makes of the files as they are, and the new one of them as edited. */
  readonly before: Analysis;
  readonly after: Analysis;
}

/**
 * What changes for a configuration from one release to another, with the edits that keep it as it is. What the edits
 * cannot keep, or what nobody has foreseen, is found by comparing both releases' view of it, and reported too.
 * @param announced a release to come: what is announced for it is done too, and otherwise it is taken for `to`
 * @returns one sentence where the old release does not read the file to begin with
 */
export function planUpgrade(
  main: string,
  from: Release,
  to: Release,
  host: Host,
  announced?: Release,
): Upgrade | string {
  const before = analyse(main, from, host, { literal: true });
  const { configuration, stop } = before;
  if (stop?.stage === 'config') {
    const place = stop.named ? ` (${stop.named.file}:${stop.named.line})` : '';
    return `Mosquitto ${from.name} refuses it already${place}: ${stop.message}`;
  }
  if (configuration.files.some(({ document }) => document.text.includes('\0')))
    return 'it contains a NUL character.';
  const statements = statementsOf(configuration);
  const switches = statements.filter(({ directive }) => directive === perListenerSettings);
  if (new Set(switches.map(({ line }) => line.words[0]?.text)).size > 1)
    return 'it switches `per_listener_settings` on and off, which 2.1 takes differently from earlier releases: say it once, in the first line.';
  const editor = new Editor(
    configuration.files,
    `# For Mosquitto ${to.name}: defaults of ${from.name} that have changed.`,
  );
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
  const findings = changes.flatMap(({ id, find }) =>
    [...find(context)].map((finding) => ({ ...finding, change: id })),
  );
  const edits = editor.edits();
  const texts = edited(configuration.files, edits);
  const overlay = new Map([...texts].map(([file, text]) => [file, encode(text)]));
  const after = analyse(main, to, { ...host, files: overlayFiles(host.files, overlay) }, { literal: true });
  for (const finding of leftOver(before, after, texts)) findings.push({ ...finding, change: 'start-up' });
  const withUsers = !after.report.problems.some(({ code }) => code.startsWith('password-'));
  for (const finding of comparePolicies(listenerPolicies(before), listenerPolicies(after), withUsers))
    findings.push({ ...finding, change: 'access' });
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

/** What stops the new release after the edits and did not stop the old one; of each file's passwords once. */
function* leftOver(before: Analysis, after: Analysis, texts: ReadonlyMap<string, string>): Iterable<Finding> {
  const old = new Set(before.report.problems.map(({ code, message }) => `${code} ${message}`));
  const seen = new Set<string>();
  for (const problem of after.report.problems) {
    if (old.has(`${problem.code} ${problem.message}`)) continue;
    const finding =
      problem.code === 'password-plain-text' ? ofPasswords(problem, after) : ofProblem(problem, after);
    if (seen.has(finding.message)) continue;
    seen.add(finding.message);
    // A place in a text that the edits changed would point elsewhere.
    const { place, ...rest } = finding;
    yield place && !texts.has(place.file) ? { ...rest, place } : rest;
  }
}

function ofProblem({ message, help, place }: Problem, { configuration }: Analysis): Finding {
  return {
    danger: 'refused',
    message: `Mosquitto ${configuration.release.name} does not start: ${message}`,
    help: help ?? 'Correct it before the upgrade.',
    ...(place ? { place } : {}),
    edited: false,
  };
}

function ofPasswords({ place, help = '' }: Problem, { configuration }: Analysis): Finding {
  const file = place?.file ?? '';
  return {
    danger: 'refused',
    message: `Mosquitto ${configuration.release.name} does not start with passwords in plain text, which \`${file}\` has.`,
    help: `${help.replaceAll('FILE', file)} Releases before 2.1 ignored these users: decide for each one whether it may connect.`,
    ...(place ? { place } : {}),
    edited: false,
  };
}

const rank = (danger: Danger) => dangers.indexOf(danger);

function byDanger(a: Finding, b: Finding): number {
  return rank(a.danger) - rank(b.danger);
}
