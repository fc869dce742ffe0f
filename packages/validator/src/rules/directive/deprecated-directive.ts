import { replaceDeprecated } from '../../fixes/replace-deprecated.js';
import type { ReportedRule } from '../../rule.js';

export const deprecatedDirective = {
  id: 'deprecated-directive',
  category: 'upgrade',
  severity: 'info',
  summary: 'A directive is deprecated.',
  why: 'The broker logs a warning. The reference names the replacement, and says if a release is announced that removes the directive.',
  explains: { line: ['default-listener'] },
  wrong: [
    {
      text: `
        port 1883
        allow_anonymous true
      `,
    },
  ],
  right: [
    {
      text: `
        listener 1883
        allow_anonymous true
      `,
    },
  ],
  fix: replaceDeprecated,
} satisfies ReportedRule;
