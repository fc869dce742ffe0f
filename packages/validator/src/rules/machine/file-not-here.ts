import { PASSWORDS } from '../../examples/example-files.js';
import type { ReportedRule } from '../../rule.js';

export const fileNotHere = {
  id: 'file-not-here',
  category: 'pitfall',
  severity: 'info',
  summary:
    'A file or folder is on another machine or outside the folder of the configuration, so it was not looked at.',
  why: 'The configuration is checked without the files it names, and what is wrong with those cannot be seen. `--root` and `--map` say where they are kept here, and `--check-files` that this is the machine of the broker. Otherwise nothing outside the folder of the configuration is read: a configuration could name any file.',
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
