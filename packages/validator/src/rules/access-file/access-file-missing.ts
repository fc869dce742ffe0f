import { PASSWORDS } from '../../examples/example-files.js';
import { createMissing } from '../../fixes/create-file.js';
import type { ReportedRule } from '../../rule.js';

export const accessFileMissing = {
  id: 'access-file-missing',
  category: 'refused',
  severity: 'error',
  summary: 'A password, ACL or PSK file is missing.',
  why: 'Without the file, the broker cannot decide who may connect or what clients may do, so it does not start. Quotation marks and comments on the line are part of the path. A relative path starts in the folder that the broker is started in.',
  explains: { line: ['half-psk', 'anonymous-beside-passwords'] },
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
  // Nothing is in it that would allow a client anything. Whether the path is right, only a person knows.
  fix: createMissing,
} satisfies ReportedRule;
