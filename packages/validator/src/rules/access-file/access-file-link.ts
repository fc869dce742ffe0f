import { PASSWORDS } from '../../examples/example-files.js';
import { noFix } from '../../fixes/no-fix.js';
import type { ReportedRule } from '../../rule.js';

export const accessFileLink = {
  id: 'access-file-link',
  category: 'refused',
  severity: 'error',
  summary: 'A password, ACL or PSK file is a symbolic link.',
  why: 'From 2.1 the broker refuses symbolic links to these files. Secrets that Kubernetes mounts are links; from 2.1.1 the environment variable `MOSQUITTO_UNSAFE_ALLOW_SYMLINKS` allows them.',
  noFix: noFix.file,
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
