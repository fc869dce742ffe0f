import { PASSWORDS } from '../../examples/example-files.js';
import { noFix } from '../../fixes/no-fix.js';
import type { ReportedRule } from '../../rule.js';

export const accessFileDirectory = {
  id: 'access-file-directory',
  category: 'refused',
  severity: 'error',
  summary: 'The path of a password, ACL or PSK file is a folder or a device.',
  why: 'From 2.0.12 the broker accepts only regular files. Older releases treat a folder as an empty ACL file, or never finish starting. Container runtimes create a folder when a file to mount does not exist.',
  noFix: noFix.file,
  wrong: [
    {
      text: `
        listener 1883
        password_file passwd
      `,
      files: { 'passwd/.keep': '' },
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
