import type { ListenerPolicy } from '@mosquitto-conf/config';
import { maxQueuedMessages, messageSizeLimit } from '@mosquitto-conf/config/directives';
import { textsOf } from '@mosquitto-conf/config/internal';
import { withSetting } from '../../fixes/found-fixes.js';
import type { CheckedRule } from '../../rule.js';

const texts = textsOf('queue-limit-off', {
  sendsNothing: 'Without a limit, 2.0.16 sends no packets: no client can connect.',
  disconnects: 'Without a limit, the broker disconnects every client whose message is denied or too large.',
  whyNothing:
    'This release drops each packet once as many packets wait as the limit says, also if the limit is off.',
  help: 'Write `max_queued_messages 1000000`, which hardly limits anything, or update to 2.0.22.',
});

/** More than the memory of most machines has room for, and what every release reads as it is. */
const LARGE = '1000000';

export const queueLimitOff: CheckedRule = {
  id: 'queue-limit-off',
  texts,
  category: 'pitfall',
  severity: 'warning',
  summary: 'From 2.0.16 to 2.0.21, `max_queued_messages 0` disconnects clients.',
  // packet__queue, handle__publish (process_bad_message)
  why: 'The broker compares the number of packets that wait for a client with the limit when it refuses a message of that client. With 0, the limit is always reached, and the client is disconnected after the acknowledgement. 2.0.16 also drops every packet that it should send.',
  first: '2.0.16',
  last: '2.0.21',
  wrong: [
    {
      text: `
        max_queued_messages 0
        listener 1883
        allow_anonymous true
      `,
      target: '2.0.16',
    },
    {
      text: `
        max_queued_messages 0
        message_size_limit 10000
        listener 1883
        allow_anonymous true
      `,
      target: '2.0.18',
    },
  ],
  right: [
    {
      text: `
        max_queued_messages 0
        listener 1883
        allow_anonymous true
      `,
      target: '2.0.18',
    },
    {
      text: `
        max_queued_messages 1000000
        message_size_limit 10000
        listener 1883
        allow_anonymous true
      `,
      target: '2.0.18',
    },
  ],
  check(context) {
    const { configuration, policies, release, report } = context;
    const { settings } = configuration;
    const setting = settings.setting(maxQueuedMessages);
    if (setting?.value !== 0) return;
    const sendsNothing = release.name === '2.0.16';
    if (!sendsNothing && settings.get(messageSizeLimit) === 0 && !policies.some(mayDeny)) return;
    const { place } = setting;
    report({
      message: sendsNothing ? texts.sendsNothing : texts.disconnects,
      ...(sendsNothing ? { why: texts.whyNothing } : {}),
      help: texts.help,
      place,
      fixes: withSetting(context, setting, LARGE, true),
    });
  },
};

/** Whether something at a listener can deny what a client publishes. */
function mayDeny({ acl, dynamicSecurity, plugins }: ListenerPolicy): boolean {
  return acl !== undefined || dynamicSecurity !== undefined || plugins.length > 0;
}
