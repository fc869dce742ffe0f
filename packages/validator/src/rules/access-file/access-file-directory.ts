import { PASSWORDS } from '../../examples/example-files.js';
import type { ReportedRule } from '../../rule.js';

export const accessFileDirectory = {
  id: 'access-file-directory',
  category: 'refused',
  severity: 'error',
  summary: 'Where a password, ACL or PSK file should be is a folder or a device.',
  why: 'From 2.0.12 the broker takes nothing but a regular file. Older ones take a folder for an empty ACL file, or never finish starting. Container runtimes make a folder where a file to be mounted is not there.',
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
