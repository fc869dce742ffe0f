import { maxInflightMessages } from '@mosquitto-conf/config/directives';
import { textsOf } from '@mosquitto-conf/config/internal';
import { withSetting } from '../../fixes/found-fixes.js';
import type { CheckedRule } from '../../rule.js';

const texts = textsOf('inflight-limit-off', {
  disconnects: 'Without a limit, 2.1.0 disconnects every client that publishes with QoS 1 or 2.',
  warns: 'Without a limit, the broker logs a warning for every QoS 1 and 2 message that it receives.',
  whyWarns:
    'The broker counts down from this number, finds that nothing is left, and reports the client. The message is accepted.',
  help: 'Write `max_inflight_messages 65534`, which hardly limits anything, or remove the line for the default, 20.',
});

/** The largest number that is not another way to write no limit. */
const LARGEST = '65534';

export const inflightLimitOff: CheckedRule = {
  id: 'inflight-limit-off',
  texts,
  category: 'pitfall',
  severity: 'warning',
  summary: 'From 2.1, `max_inflight_messages 0` disconnects or reports clients that publish with QoS 1 or 2.',
  // handle__accepted_publish
  why: 'The broker counts down from this number how many messages a client may still send. With 0 nothing is left for the first one.',
  first: '2.1.0',
  wrong: [
    {
      text: `
        max_inflight_messages 0
        listener 1883
        allow_anonymous true
      `,
      target: '2.1.0',
    },
    {
      text: `
        max_inflight_messages 0
        listener 1883
        allow_anonymous true
      `,
      target: '2.1.2',
    },
  ],
  right: [
    {
      text: `
        max_inflight_messages 65534
        listener 1883
        allow_anonymous true
      `,
    },
    {
      text: `
        max_inflight_messages 0
        listener 1883
        allow_anonymous true
      `,
      target: '2.0.22',
    },
  ],
  check(context) {
    const { configuration, release, report } = context;
    const setting = configuration.settings.setting(maxInflightMessages);
    if (setting?.value !== 0) return;
    const { place } = setting;
    const disconnects = release.name === '2.1.0';
    report({
      message: disconnects ? texts.disconnects : texts.warns,
      ...(disconnects ? {} : { why: texts.whyWarns }),
      help: texts.help,
      place,
      fixes: withSetting(context, setting, LARGEST, true),
    });
  },
};
