import { textsOf } from '@mosquitto-conf/config/internal';
import { removeLineOf } from '../../fixes/found-fixes.js';
import type { ReportedRule } from '../../rule.js';

const texts = textsOf('duplicate-port', {
  fix: 'Remove the earlier line',
});

export const duplicatePort = {
  id: 'duplicate-port',
  texts,
  category: 'pitfall',
  severity: 'warning',
  summary: 'The port of the default listener is set twice.',
  why: 'There is only one default listener with one port, and the last line counts. Each additional port needs a `listener` line.',
  explains: {
    line: ['default-listener', 'deprecated-directive', 'repeated-setting', 'port-beside-listener'],
  },
  wrong: [
    {
      text: `
        port 1883
        port 1884
        allow_anonymous true
      `,
    },
  ],
  right: [
    {
      text: `
        listener 1883
        allow_anonymous true

        listener 1884
      `,
    },
  ],
  fix: (found, context) => removeLineOf(context, found.related, texts.fix, true),
} satisfies ReportedRule;
