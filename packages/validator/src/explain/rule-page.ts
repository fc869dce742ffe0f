import { type Host, type Language, type Text, write } from '@mosquitto-conf/config';
import { categories } from '../categories.js';
import { diagnose } from '../diagnose.js';
import type { Diagnostic, Fix, Severity } from '../diagnostic.js';
import { EXAMPLE_MAIN } from '../examples/example-host.js';
import { readExample } from '../examples/read-example.js';
import { type Profile, profiles } from '../profiles/index.js';
import type { Example, Rule } from '../rule.js';
import { findRule } from '../rules/index.js';
import { severitiesFor } from '../selectors.js';
import { ruleFactTexts as texts } from '../texts/rule-facts.js';
import { exampleMarkdown, quoted, visibleLine } from './example-markdown.js';

/** How a rule counts, in words. */
export function severityText({ severity, remarked }: Rule): Text {
  const counts = severity === 'off' ? texts.offByDefault : texts[severity];
  return remarked ? texts.remarked({ severity: counts, remarked: texts[remarked] }) : counts;
}

/** How a rule counts in a profile. */
export function severityIn(profile: Profile, { id, severity }: Rule): Severity | 'off' {
  return severity === 'error' ? severity : (severitiesFor({}, profile)[id] ?? severity);
}

/** How a rule counts in each profile that changes it. */
export function profileTexts(rule: Rule): readonly Text[] {
  return (Object.keys(profiles) as Profile[])
    .map((profile) => [profile, severityIn(profile, rule)] as const)
    .filter(([, severity]) => severity !== rule.severity)
    .map(([profile, severity]) => texts.profile({ profile, severity: texts[severity] }));
}

/** The releases a rule is about, in words. */
export function releasesText({ first, last }: Rule): Text {
  if (first && first === last) return texts.only({ release: first });
  if (first && last) return texts.firstToLast({ first, last });
  if (first) return texts.from({ first });
  return last ? texts.upTo({ last }) : texts.all;
}

/** What the page of a rule depends on. */
export interface RulePageOptions {
  /** Checks certificates and keys of examples; without it, faults in them are not shown. */
  readonly tls?: Host['tls'];
  /** The page that lists all rules, where there is one to link to. */
  readonly index?: string;
}

/**
 * Pages of rules as files that are written where someone follows a link to them.
 * @param keep keeps texts as files: it is given what makes a text by the name of its file, and answers with the address of a file
 */
export function linkedRulePages(
  keep: (write: (file: string) => string) => { addressOf(file: string): string | undefined },
  options: RulePageOptions,
): (rule: string) => string | undefined {
  const pages = keep((file) => rulePage(findRule(file.replace(/\.md$/, ''))!, options));
  return (rule) => (findRule(rule) ? pages.addressOf(`${rule}.md`) : undefined);
}

/** The page of one rule as Markdown. Its examples are run, to show what is reported about them and what can be done. */
export function rulePage(rule: Rule, { tls, index }: RulePageOptions = {}): string {
  const { id, summary, why, wrong, right } = rule;
  const [category] = categories[rule.category];
  const explained = Object.values(rule.explains ?? {}).flat();
  const inProfiles = profileTexts(rule)
    .map((text) => write(text))
    .join(', ');
  const rows = [
    ['Category', index ? `[${category}](${index}#${category.toLowerCase()})` : category],
    ['Severity', write(severityText(rule))],
    ...(inProfiles === '' ? [] : [['Profiles', inProfiles] as const]),
    ['Releases', write(releasesText(rule))],
    ...(explained.length === 0
      ? []
      : [['Also covers', explained.map((id) => `\`${id}\``).join(', ')] as const]),
  ] as const;
  const found = wrong.map((example) => diagnosticOf(rule, example, tls));
  const sections = [
    `# ${id}`,
    summary,
    ['| | |', '| --- | --- |', ...rows.map(([key, text]) => `| ${key} | ${text} |`)].join('\n'),
    '## Why',
    why,
    '## Wrong',
    ...wrong.map((example, at) => wrongMarkdown(example, found[at])),
    '## Right',
    ...right.map(exampleMarkdown),
    '## Fixes',
    fixesMarkdown(
      found.flatMap((diagnostic) => diagnostic?.fixes ?? []),
      rule.noFix,
    ),
  ];
  return `${sections.join('\n\n')}\n`;
}

/** Every change that the rule offers for its examples. */
export function fixesOf(rule: Rule, tls?: Host['tls'], language?: Language): readonly Fix[] {
  return rule.wrong.flatMap((example) => diagnosticOf(rule, example, tls, language)?.fixes ?? []);
}

function diagnosticOf(
  rule: Rule,
  example: Example,
  tls: Host['tls'],
  language?: Language,
): Diagnostic | undefined {
  const { analysis, farEnds } = readExample(example, tls, undefined, { language });
  return diagnose(analysis, EXAMPLE_MAIN, {}, farEnds).find((diagnostic) => diagnostic.rule === rule.id);
}

function wrongMarkdown(example: Example, diagnostic: Diagnostic | undefined): string {
  if (!diagnostic) return exampleMarkdown(example);
  const { message, help, file, range } = diagnostic;
  const texts = [message, help].filter((text): text is string => Boolean(text));
  return `${exampleMarkdown(example)}\n\n> ${file}:${range.start.line + 1}: ${texts.map(quoted).join(' ')}`;
}

function fixesMarkdown(fixes: readonly Fix[], noFix = write(texts.noFix)): string {
  if (fixes.length === 0) return `No automatic fix. ${noFix}`;
  const lines = new Map(fixes.map((fix) => [fix.title, fix]));
  return [...lines.values()].map((fix) => `- ${visibleLine(fix.title)} (${write(fixText(fix))})`).join('\n');
}

/** How a fix is applied, in words. */
export function fixText({ safe, decision }: Fix): Text {
  if (decision) return texts.needsDecision;
  return safe ? texts.safe : texts.unsafe;
}
