import { PASSWORDS } from '../../examples/example-files.js';
import type { ReportedRule } from '../../rule.js';

export const accessFileLink = {
  id: 'access-file-link',
  category: 'refused',
  severity: 'error',
  summary: 'A file that decides on access is a symbolic link.',
  why: 'From 2.1 the broker follows no link to a password, ACL or PSK file. Secrets that Kubernetes mounts are links; from 2.1.1 the variable MOSQUITTO_UNSAFE_ALLOW_SYMLINKS in its environment permits them.',
  first: '2.1.0',
  wrong: [
    {
      text: `
        listener 1883
        password_file passwd
      `,
      files: { passwd: PASSWORDS },
      machine: { modes: { passwd: 'link' } },
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
