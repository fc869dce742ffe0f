import { PASSWORDS } from '../../examples/example-files.js';
import type { ReportedRule } from '../../rule.js';

export const fileNotHere = {
  id: 'file-not-here',
  category: 'pitfall',
  severity: 'info',
  summary:
    'A file or folder is on another machine or outside the folder of the configuration, and was not checked.',
  why: 'The configuration is checked without the files that it names. `--root` and `--map` say where copies of them are on this machine, and `--check-files` that this is the machine of the broker. Otherwise nothing outside the folder of the configuration is read: a configuration could name any file.',
  wrong: [
    {
      text: `
        listener 1883
        password_file /etc/mosquitto/passwd
      `,
      machine: { elsewhere: true },
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
