import type { Host } from '@mosquitto-conf/config';
import { categories } from '../categories.js';
import { diagnose } from '../diagnose.js';
import type { Diagnostic, Fix, Severity } from '../diagnostic.js';
import { EXAMPLE_MAIN } from '../examples/example-host.js';
import { readExample } from '../examples/read-example.js';
import { type Profile, profiles } from '../profiles/index.js';
import type { Example, Rule } from '../rule.js';
import { severitiesFor } from '../selectors.js';
import { exampleMarkdown, quoted, visibleLine } from './example-markdown.js';

const severities: Readonly<Record<Rule['severity'], string>> = {
  error: 'error',
  warning: 'warning',
  info: 'info',
  off: 'off by default',
};

/** How a rule counts, in words. */
export function severityText({ severity, remarked }: Rule): string {
  return `${severities[severity]}${remarked ? `; ${severities[remarked]} if the broker starts anyway` : ''}`;
}

/** How a rule counts in a profile. */
export function severityIn(profile: Profile, { id, severity }: Rule): Severity | 'off' {
  return severity === 'error' ? severity : (severitiesFor({}, profile)[id] ?? severity);
}

/** How a rule counts in each profile that changes it, in words; undefined where none does. */
export function profilesText(rule: Rule): string | undefined {
  const parts = (Object.keys(profiles) as Profile[])
    .map((name) => [name, severityIn(name, rule)] as const)
    .filter(([, severity]) => severity !== rule.severity);
  if (parts.length === 0) return undefined;
  return parts.map(([name, severity]) => `${name}: ${severity}`).join(', ');
}

/** The releases a rule is about, in words. */
export function releasesText({ first, last }: Rule): string {
  if (first && last) return `${first} to ${last}`;
  if (first) return `from ${first}`;
  return last ? `up to ${last}` : 'all';
}

/** What the page of a rule depends on. */
export interface RulePageOptions {
  /** Checks certificates and keys of examples; without it, faults in them are not shown. */
  readonly tls?: Host['tls'];
  /** The page that lists all rules, where there is one to link to. */
  readonly index?: string;
}

/** The page of one rule as Markdown. Its examples are run, to show what is reported about them and what can be done. */
export function rulePage(rule: Rule, { tls, index }: RulePageOptions = {}): string {
  const { id, summary, why, wrong, right } = rule;
  const [category] = categories[rule.category];
  const explained = Object.values(rule.explains ?? {}).flat();
  const rows = [
    ['Category', index ? `[${category}](${index}#${category.toLowerCase()})` : category],
    ['Severity', severityText(rule)],
    ...(profilesText(rule) === undefined ? [] : [['Profiles', profilesText(rule)] as const]),
    ['Releases', releasesText(rule)],
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
export function fixesOf(rule: Rule, tls?: Host['tls']): readonly Fix[] {
  return rule.wrong.flatMap((example) => diagnosticOf(rule, example, tls)?.fixes ?? []);
}

function diagnosticOf(rule: Rule, example: Example, tls: Host['tls']): Diagnostic | undefined {
  const { analysis, farEnds } = readExample(example, tls);
  return diagnose(analysis, EXAMPLE_MAIN, {}, farEnds).find((diagnostic) => diagnostic.rule === rule.id);
}

function wrongMarkdown(example: Example, diagnostic: Diagnostic | undefined): string {
  if (!diagnostic) return exampleMarkdown(example);
  const { message, help, file, range } = diagnostic;
  const texts = [message, help].filter((text): text is string => Boolean(text));
  return `${exampleMarkdown(example)}\n\n> ${file}:${range.start.line + 1}: ${texts.map(quoted).join(' ')}`;
}

function fixesMarkdown(fixes: readonly Fix[], noFix = 'The right change depends on your intent.'): string {
  if (fixes.length === 0) return `No automatic fix. ${noFix}`;
  const lines = new Map(fixes.map((fix) => [fix.title, fix]));
  return [...lines.values()].map((fix) => `- ${visibleLine(fix.title)} (${fixText(fix)})`).join('\n');
}

/** How a fix is applied, in words. */
export function fixText({ safe, decision }: Fix): string {
  if (decision) return 'needs your decision: never applied together with other fixes';
  return safe ? 'safe' : 'unsafe: changes what the broker does, needs `--fix-unsafe`';
}
