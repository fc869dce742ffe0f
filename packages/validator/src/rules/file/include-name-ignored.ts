import { PASSWORDS } from '../../examples/example-files.js';
import type { ReportedRule } from '../../rule.js';

export const includeNameIgnored = {
  id: 'include-name-ignored',
  category: 'pitfall',
  severity: 'warning',
  summary: 'A file in an included folder looks like a configuration, but its name does not end in `.conf`.',
  why: 'The broker reads only files whose names end in `.conf`, and says nothing about the others: `local.cnf`, or `local.conf.txt`, which some editors make of `local.conf`.',
  noFix: 'A file is renamed outside an editor of its text.',
  explains: { configuration: ['nobody-can-connect'] },
  wrong: [
    {
      text: `
        listener 1883
        password_file passwd
        include_dir conf.d
      `,
      files: { passwd: PASSWORDS, 'conf.d/limits.conf.txt': 'max_queued_messages 500\n' },
    },
  ],
  right: [
    {
      text: `
        listener 1883
        password_file passwd
        include_dir conf.d
      `,
      files: {
        passwd: PASSWORDS,
        'conf.d/limits.conf': 'max_queued_messages 500\n',
        'conf.d/log.conf.disabled': 'log_type all\n',
        'conf.d/README': 'Files of this folder.\n',
      },
    },
  ],
} satisfies ReportedRule;
