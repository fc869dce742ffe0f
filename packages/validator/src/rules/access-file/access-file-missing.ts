import { PASSWORDS } from '../../examples/example-files.js';
import type { ReportedRule } from '../../rule.js';

export const accessFileMissing = {
  id: 'access-file-missing',
  category: 'refused',
  severity: 'error',
  summary: 'A file that decides on access is not there.',
  why: 'Without it the broker could not tell who may come in or what they may do, so it does not start. Quotation marks and comments on the line belong to the path; a relative path starts in the folder the broker is started in.',
  wrong: [
    {
      text: `
        listener 1883
        password_file passwords
      `,
      files: { passwd: PASSWORDS },
    },
  ],
  right: [
    {
      text: `
        listener 1883
        password_file passwd
      `,
      files: { passwd: PASSWORDS },
    },
  ],
} satisfies ReportedRule;
