// The pages of the rules, read off the rules themselves. Examples are run to see what can be fixed.
import { write } from '../packages/config/dist/index.js';
import { nodeTls } from '../packages/config/dist/node/index.js';
import { categories, profiles } from '../packages/validator/dist/index.js';
import * as explain from '../packages/validator/dist/internal.js';

const NOTICE =
  '<!-- Generated from the rules by `npm run generate`; edit packages/validator/src/rules instead. -->\n';

/** The page of one rule. */
export function rulePage(rule) {
  return `${NOTICE}\n${explain.rulePage(rule, { tls: nodeTls, index: 'README.md' })}`;
}

/** Whether a rule has fixes, for the index. */
function fixText(fixes) {
  if (fixes.length === 0) return '';
  if (fixes.every(({ safe }) => safe)) return 'safe';
  return fixes.some(({ safe }) => safe) ? 'safe or unsafe' : 'unsafe';
}

/** The list of all rules by category. */
export function ruleIndex(rules) {
  const sections = Object.entries(categories).map(([category, [title, text]]) => {
    const rows = rules
      .filter((rule) => rule.category === category)
      .map((rule) => {
        const { id, severity, summary } = rule;
        const cells = [
          `[\`${id}\`](${id}.md)`,
          write(explain.severityText({ severity })),
          summary,
          write(explain.releasesText(rule)),
          fixText(explain.fixesOf(rule, nodeTls)),
        ];
        return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
      });
    if (rows.length === 0) return '';
    const table = ['| Rule | Severity | | Releases | Fix |', '| --- | --- | --- | --- | --- |', ...rows].join(
      '\n',
    );
    return `## ${title}\n\n${text}\n\n${table}\n`;
  });
  const intro =
    'Each rule has a page with examples. A safe fix changes nothing except what is wrong; an unsafe fix changes what the broker does.';
  return `${NOTICE}\n# Rules\n\n${intro}\n\n${sections.filter(Boolean).join('\n')}\n${profileTable(rules)}`;
}

/** What each profile changes, rule by rule. */
function profileTable(rules) {
  const names = Object.keys(profiles);
  const rows = rules.flatMap((rule) => {
    const there = names.map((name) => explain.severityIn(name, rule));
    if (there.every((severity) => severity === rule.severity)) return [];
    const cells = there.map((severity) => (severity === rule.severity ? '' : severity));
    return [`| ${[`[\`${rule.id}\`](${rule.id}.md)`, rule.severity, ...cells].join(' | ')} |`];
  });
  const purposes = names.map((name) => `- \`${name}\`: ${profiles[name].summary}`);
  return `## Profiles

\`--profile\` and \`profile\` in \`checkconfig.yaml\` say for whom the broker is. What the broker refuses is an error for everyone.

${purposes.join('\n')}

| Rule | Usually | ${names.map((name) => `\`${name}\``).join(' | ')} |
| ${['---', '---', ...names.map(() => '---')].join(' | ')} |
${rows.join('\n')}
`;
}
