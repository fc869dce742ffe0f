import { FINDINGS_OF_PATHS, reportSlips } from '../../facts/value-slips.js';
import type { CheckedRule } from '../../rule.js';

export const quotedValue: CheckedRule = {
  id: 'quoted-value',
  category: 'pitfall',
  severity: 'warning',
  summary: 'A value is in quotation marks, which the broker reads as part of it.',
  why: 'Values end at the end of the line and can contain spaces, so they need no quotation marks. With them, a path names another file, a name is another name, and a bridge sends the quotation marks as part of the password.',
  explains: { line: FINDINGS_OF_PATHS },
  wrong: [
    {
      text: `
        log_dest file "mosquitto.log"
        listener 1883
        allow_anonymous true
      `,
    },
    {
      text: `
        listener 1883
        allow_anonymous true
        log_timestamp_format '%H:%M:%S'
      `,
    },
    {
      text: `
        listener 1883
        allow_anonymous true
        connection cloud
        address 192.168.1.2
        topic sensors/# out
        remote_username home
        remote_password "secret"
      `,
    },
  ],
  right: [
    {
      text: `
        listener 1883
        allow_anonymous true
        log_timestamp_format %Y-%m-%d %H:%M:%S
      `,
    },
  ],
  check: (context) => reportSlips(context, 'quotes'),
};
