import {
  type Analysis,
  knows,
  listenerPolicies,
  type Place,
  type Problem,
  type Remark,
  type Text,
  type Wording,
} from '@mosquitto-conf/config';
import { contentOf, STAND_IN, withoutSecrets } from '@mosquitto-conf/config/internal';
import { type Range, rangeOf } from '@mosquitto-conf/grammar';
import { looksBinary } from './binary.js';
import { withoutConsequences } from './consequences.js';
import { compareDiagnostics, type Diagnostic, type Related, type Severity } from './diagnostic.js';
import { editsReturnInside } from './facts/carriage-returns.js';
import { slipAt } from './facts/value-slips.js';
import type { FarEnd } from './far-end.js';
import { knownPart } from './known-part.js';
import type { DiagnoseCode, Finding, Merged, RelatedPlace, Rule, RuleContext } from './rule.js';
import { whyOf } from './rule-texts.js';
import { texts as notAConfiguration } from './rules/file/not-a-configuration.js';
import { findRule, rules } from './rules/index.js';
import { type Severities, severitiesFor } from './selectors.js';
import { suppress } from './suppressions.js';
import { isUnderstood } from './understood.js';

const START: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** How remarks count where their rule is an error: the broker continues all the same. */
const severities: Readonly<Record<Remark['level'], Severity>> = {
  warning: 'warning',
  notice: 'info',
  info: 'info',
  hint: 'info',
};

/** What a rule found, or what `config` reports in texts that are already written. */
type Found = {
  readonly [Key in 'message' | 'why' | 'help']?: Text | string;
} & Pick<Finding, 'fixes' | 'relatedPlaces'> & { readonly message: Text | string; readonly place?: Place };

/**
 * What a person should know about a configuration: each reason to refuse it as an error, what the broker would mention,
 * and what the rules find, in the order of the files. Comments in the files may switch rules off (`suppress`).
 * @param main the main file, for what belongs to no line
 * @param chosen severities of rules, by selector
 * @param farEnds the brokers at the other ends of bridges, to compare both ends
 */
export function diagnose(
  analysis: Analysis,
  main: string,
  chosen: Severities = {},
  farEnds: readonly FarEnd[] = [],
): Diagnostic[] {
  const { configuration, report } = analysis;
  const severities = severitiesFor(chosen);
  const { found, refused } = everyFinding(analysis, main, severities, farEnds);
  const told = withoutConsequences(withoutRepetitions(found), configuration);
  const left = suppress(told, report.documents, severities, {
    canSuppress: (diagnostic) => !refused.has(diagnostic),
    write: (text) => report.write(text),
    isWhole: report.isWhole,
  });
  return left.sort(compareDiagnostics);
}

/** One finding of each rule, place and message: a file that two lines name is read for each of them. */
function withoutRepetitions(found: readonly Diagnostic[]): readonly Diagnostic[] {
  const said = new Set<string>();
  return found.filter(({ rule, file, range: { start, end }, message }) => {
    const key = `${rule}\n${file}\n${start.line}:${start.character}-${end.line}:${end.character}\n${message}`;
    const isNew = !said.has(key);
    said.add(key);
    return isNew;
  });
}

interface Everything {
  readonly found: Diagnostic[];
  /** What the broker refuses, which no comment switches off. */
  readonly refused: Set<Diagnostic>;
}

/**
 * The same before anything is left out: with what another finding explains, and what comments switch off.
 * @param chosen severities of rules, by id
 */
export function everyFinding(
  analysis: Analysis,
  main: string,
  chosen: Severities = {},
  farEnds: readonly FarEnd[] = [],
): Everything {
  const { configuration, report } = analysis;
  const found: Diagnostic[] = [];
  const refused = new Set<Diagnostic>();
  const textOf = (file: string) => report.documents.get(file)?.text;

  const add = (rule: string, usual: Severity | 'off', finding: Found) => {
    const severity = usual === 'error' ? usual : (chosen[rule] ?? usual);
    if (severity === 'off') return;
    const { message, why, help, place, relatedPlaces = [], fixes = [] } = finding;
    // The content of a template's line is not known, and findings about the lines around it may depend on it.
    const isOpen =
      place && (findRule(rule)?.check ? report.templates.has(place.file) : report.isOfTemplate(place));
    if (isOpen && rule !== 'template') return;
    const secrets = place ? report.secretsAt(place.file, place.line) : [];
    const shown = (text: Text | string) => shorten(withoutSecrets(report.write(text), secrets));
    const diagnostic: Diagnostic = {
      rule,
      severity,
      message: shown(message),
      ...(why === undefined ? {} : { why: report.write(why) }),
      ...(help === undefined ? {} : { help: shown(help) }),
      file: place?.file ?? main,
      range: place ? rangeAt(analysis, place) : START,
      ...(relatedPlaces.length === 0
        ? {}
        : { related: relatedPlaces.map((one) => relatedOf(analysis, one)) }),
      fixes: fixes
        .filter(({ edits }) => !edits.some((one) => editsReturnInside(one, textOf)))
        .map((fix) => ({ ...fix, title: shown(fix.title) })),
    };
    found.push(diagnostic);
    if (usual === 'error') refused.add(diagnostic);
  };

  const policies = listenerPolicies(analysis);
  // The configuration that names an access file is not known where that is looked at alone.
  const isWhole = report.isWhole && !main.endsWith(STAND_IN);
  const isAsked = (rule: Rule) => isWhole || !rule.needsWhole;
  const known = isWhole ? { configuration, policies } : knownPart(configuration, policies);
  const contextOf = (rule: Rule): RuleContext => ({
    analysis,
    configuration,
    release: configuration.release,
    policies,
    farEnds,
    isWhole,
    textOf,
    report: (finding) => add(rule.id, rule.severity, { why: whyOf(rule), ...finding }),
  });

  const addReported = (reported: Problem | Remark, severity: Severity | 'off', wording?: Wording) => {
    const rule = findRule(reported.code);
    const fixes = rule.fix?.(reported, contextOf(rule)) ?? [];
    // A file of such a name is not there, an address does not resolve, …: what is wrong is how the value is written.
    const slip = severity === 'info' ? undefined : slipAt(configuration, reported.place);
    const own = slip?.kind === 'equals' ? [] : fixes;
    const mended = own.length > 0 ? own : [slip?.fix].filter((fix) => fix !== undefined);
    const finding = { why: whyOf(rule), ...reported, ...wording, fixes: mended };
    const ofSlip = slip && { help: slip.help, ...(slip.why ? { why: slip.why } : {}) };
    add(rule.id, severity, { ...finding, ...ofSlip });
  };

  const mainText = textOf(main) ?? '';
  const isBinary = looksBinary(mainText);
  if (isBinary || (analysis.stop && contentOf(mainText) === 'foreign')) {
    const { message, otherProgram, help } = notAConfiguration;
    add('not-a-configuration' satisfies DiagnoseCode, analysis.stop ? 'error' : 'warning', {
      message: isBinary ? message : otherProgram,
      help,
    });
    return { found, refused };
  }
  for (const [first, ...others] of problemsTogether(report.problems)) {
    const rule = findRule(first.code);
    if (others.length === 0 || !rule.several) {
      addReported(first, 'error');
      continue;
    }
    const { wording, related, fix } = rule.several;
    const all = [first, ...others];
    add(rule.id, 'error', {
      ...first,
      ...wording(all, contextOf(rule)),
      relatedPlaces: others.flatMap(({ place }) => (place ? [{ message: related, place }] : [])),
      fixes: fix(all, contextOf(rule)),
    });
  }
  for (const { remark, wording } of mergedRemarks(report.remarks)) {
    const rule = findRule(remark.code);
    // A line that is refused may be the one that seems to be missing.
    if (!isAsked(rule) || (remark.fromAbsence && !isUnderstood({ analysis }))) continue;
    const usual = rule.severity === 'error' ? (rule.remarked ?? severities[remark.level]) : rule.severity;
    addReported(remark, rule.weigh?.(remark, contextOf(rule)) ?? usual, wording);
  }
  for (const rule of rules)
    if (rule.check && isAsked(rule) && knows(configuration.release, rule))
      rule.check({ ...contextOf(rule), ...known });
  found.sort(compareDiagnostics);
  return { found, refused };
}

/** Problems, with those together that a rule reports as one finding at the first of them. */
function problemsTogether(
  problems: readonly Problem[],
): readonly (readonly [Problem, ...(readonly Problem[])])[] {
  const groups = new Map<string, [Problem, ...Problem[]]>();
  for (const [index, problem] of problems.entries()) {
    const { code, place, why } = problem;
    const key = findRule(code).several ? `${code} ${place?.file} ${why}` : `${index}`;
    const group = groups.get(key);
    if (group) group.push(problem);
    else groups.set(key, [problem]);
  }
  return [...groups.values()];
}

/** Remarks, with those that rules make fewer of in the place of the first of each file. */
function mergedRemarks(remarks: readonly Remark[]): readonly Merged[] {
  const groups = new Map<string, Remark[]>();
  for (const [index, remark] of remarks.entries()) {
    const key = findRule(remark.code).merge ? `${remark.code} ${remark.place?.file}` : `${index}`;
    const group = groups.get(key);
    if (group) group.push(remark);
    else groups.set(key, [remark]);
  }
  return [...groups.values()].flatMap(
    (group) => findRule(group[0]!.code).merge?.(group) ?? group.map((remark) => ({ remark })),
  );
}

/** Longest text to show of a configuration's own: a line may have megabytes. */
const LONGEST = 400;

function shorten(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST / 2)} … ${text.slice(-LONGEST / 4)}`;
}

function relatedOf(analysis: Analysis, { message, place, farEnd }: RelatedPlace): Related {
  const of = farEnd?.analysis ?? analysis;
  const secrets = of.report.secretsAt(place.file, place.line);
  return {
    message: shorten(withoutSecrets(analysis.report.write(message), secrets)),
    file: farEnd ? farEnd.locate(place.file) : place.file,
    ...(farEnd ? { ofFarEnd: true } : {}),
    range: rangeAt(of, place),
  };
}

/** Offsets as lines and characters; the whole line where the file's text is not at hand. */
function rangeAt({ report }: Analysis, place: Place): Range {
  const document = report.documents.get(place.file);
  if (document) return rangeOf(document, place.span);
  const line = place.line - 1;
  return { start: { line, character: 0 }, end: { line, character: 0 } };
}
