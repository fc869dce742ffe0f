import { PASSWORDS } from '../../examples/example-files.js';
import type { ReportedRule } from '../../rule.js';

export const passwordFileEmpty = {
  id: 'password-file-empty',
  category: 'pitfall',
  severity: 'info',
  summary: 'A password file holds no usable user.',
  why: 'Nobody can log in with a password then. `mosquitto_passwd FILE USER` adds users.',
  first: '1.6.9',
  wrong: [
    {
      text: `
        listener 1883
        password_file passwd
      `,
      files: { passwd: '# nobody yet\n' },
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
