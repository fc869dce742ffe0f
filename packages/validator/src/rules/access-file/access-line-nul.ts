import { PASSWORDS } from '../../examples/example-files.js';
import type { ReportedRule } from '../../rule.js';

export const accessLineNul = {
  id: 'access-line-nul',
  category: 'pitfall',
  severity: 'warning',
  summary: 'A line of an access file holds a NUL.',
  why: 'The broker sees the line up to there, or not at all, and in some releases nothing of what follows either. The file may be in UTF-16 or damaged.',
  wrong: [
    {
      text: `
        listener 1883
        password_file passwd
      `,
      files: { passwd: `${PASSWORDS}# old\0\n` },
    },
  ],
  right: [
    {
      text: `
        listener 1883
        password_file passwd
      `,
      files: { passwd: `${PASSWORDS}# old\n` },
    },
  ],
} satisfies ReportedRule;
