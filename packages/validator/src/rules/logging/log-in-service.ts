import { logDest } from '@mosquitto-conf/config/directives';
import { textsOf } from '@mosquitto-conf/config/internal';
import { LineEdits } from '../../fixes/line-edits.js';
import type { CheckedRule } from '../../rule.js';
import { fixTitles } from '../../texts/fix-titles.js';

const LOG = 'file C:\\ProgramData\\mosquitto.log';

const texts = textsOf('log-in-service', {
  message: 'The Windows service refuses to start because of `log_dest {to}`.',
  help: 'Write `log_dest file` with the path of a file, or remove the line: the service then logs nothing.',
});

const FILES = { 'C:/mosquitto/passwd': '' };

export const logInService: CheckedRule = {
  id: 'log-in-service',
  texts,
  category: 'pitfall',
  severity: 'info',
  summary: 'A configuration for Windows logs to standard output or standard error.',
  why: 'The installer for Windows sets the broker up as a service. A service has no standard output, so the broker refuses to start with such a line. Started by hand, it accepts the line.',
  wrong: [
    {
      text: `
        log_dest stdout
        listener 1883
        password_file C:\\mosquitto\\passwd
      `,
      files: FILES,
    },
  ],
  right: [
    {
      text: `
        log_dest file C:\\mosquitto\\mosquitto.log
        listener 1883
        password_file C:\\mosquitto\\passwd
      `,
      files: FILES,
    },
    {
      text: `
        log_dest stdout
        listener 1883
        password_file passwd
      `,
      files: { passwd: '' },
    },
  ],
  check({ configuration, report }) {
    if (configuration.system !== 'windows') return;
    for (const { value, place } of configuration.settings.all(logDest)) {
      const { to } = value;
      if (to !== 'stdout' && to !== 'stderr') continue;
      report({
        message: texts.message({ to }),
        help: texts.help,
        place,
        fixes: [
          new LineEdits(configuration)
            .setValue(place, LOG)
            .fix(fixTitles.write({ value: `log_dest ${LOG}` }), false),
        ],
      });
    }
  },
};
