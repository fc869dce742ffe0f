import type { ReportedRule } from '../../rule.js';

export const bridgeTopicCrash = {
  id: 'bridge-topic-crash',
  category: 'refused',
  severity: 'error',
  summary: 'The release crashes because of a topic of a bridge.',
  why: 'Of topics that begin with `$`, Mosquitto 1.5.1 and 1.5.2 know only those below `$SYS`. They crash when they start if a bridge sends others to the other broker, or publishes its state to one. A client that publishes or subscribes to such a topic crashes them too.',
  first: '1.5.1',
  last: '1.5.2',
  noFix: 'Use another release, or a topic that does not begin with `$`.',
  wrong: [
    {
      target: '1.5.2',
      text: `
        connection office
        address 192.0.2.10
        topic $devices/# out 1
      `,
    },
  ],
  right: [
    {
      target: '1.5.3',
      text: `
        connection office
        address 192.0.2.10
        topic $devices/# out 1
      `,
    },
    {
      target: '1.5.2',
      text: `
        connection office
        address 192.0.2.10
        topic $devices/# in 1
        topic devices/# out 1
      `,
    },
  ],
} satisfies ReportedRule;
