import { textsOf } from '@mosquitto-conf/config/internal';
import { noFix } from '../../fixes/no-fix.js';
import type { ReportedRule } from '../../rule.js';

export const texts = textsOf('not-a-configuration', {
  message: 'This file is not a text file.',
  otherProgram: 'This file is written for another program.',
  help: 'Name the configuration file, such as `mosquitto.conf`.',
});

export const notAConfiguration = {
  id: 'not-a-configuration',
  texts,
  category: 'refused',
  severity: 'error',
  summary: 'The file is not a text file, or is written for another program.',
  why: 'The broker reads it line by line anyway and stops at the first word that it does not know. Other findings in such a file would only hide this one.',
  noFix: noFix.machine,
  wrong: [
    {
      text: `
        \u0001\u0002ELF\u0003\u0004\u0005
        x\u0006\u0007\u0008
      `,
    },
    {
      text: `
        /var/log/mosquitto/mosquitto.log {
          rotate 7
          daily
          compress
        }
      `,
    },
  ],
  right: [
    {
      text: `
        listener 1883
        allow_anonymous true
      `,
    },
  ],
} satisfies ReportedRule;
