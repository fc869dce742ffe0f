import { textsOf } from '@mosquitto-conf/config/internal';
import { accessPlace } from '../../access/deciding-place.js';
import { type DeniedTopic, deniedTopics } from '../../facts/far-end-topics.js';
import { type Meeting, meetings, meetingValues, placesAtFarEnd } from '../../facts/far-ends.js';
import { noFix } from '../../fixes/no-fix.js';
import type { CheckedRule } from '../../rule.js';
import { farEndTexts } from '../../texts/far-ends.js';

const texts = textsOf('far-end-topic-denied', {
  out: '`{file}` accepts no message of the bridge `{bridge}` to `{filter}`.',
  in: '`{file}` sends no message of `{filter}` to the bridge `{bridge}`.',
  grant:
    'Add `topic {access} {filter}` below `user {user}` to the ACL file of the other broker, or remove this line.',
  grantAnonymous:
    'Add `topic {access} {filter}` above the first `user` line to the ACL file of the other broker, or remove this line.',
  remove: 'Remove or change the line of the other broker that denies it, or remove this line.',
  role: 'Allow `{type}` for `{filter}` in a role of the client at the other broker, or remove this line.',
  reserved: 'Only the other broker itself publishes to such topics. Write another topic.',
});

const CLOUD = 'cloud.conf';
const LISTENER = `
          listener 1883
          allow_anonymous true
          acl_file acl
        `;

export const farEndTopicDenied: CheckedRule = {
  id: 'far-end-topic-denied',
  texts,
  category: 'pitfall',
  severity: 'warning',
  summary: 'The broker at the other end of a bridge never lets the messages of a `topic` line pass.',
  why: 'The other broker drops these messages, and the bridge does not notice. A message that the bridge sends needs `write` there, and one that it receives needs `read`.',
  noFix: noFix.permission,
  needsWhole: true,
  wrong: [
    {
      text: `
        connection cloud
        address cloud.example.com:1883
        topic house/# out 1
      `,
      files: {
        [CLOUD]: LISTENER,
        acl: 'topic read house/#\n',
      },
      bridges: { cloud: CLOUD },
    },
    {
      text: `
        connection cloud
        address cloud.example.com:1883
        topic command/+ in 1 "" house/
      `,
      files: {
        [CLOUD]: LISTENER,
        acl: 'topic write house/#\ntopic read command/+\n',
      },
      bridges: { cloud: CLOUD },
    },
  ],
  right: [
    {
      text: `
        connection cloud
        address cloud.example.com:1883
        topic # both 1 "" house/
      `,
      files: {
        [CLOUD]: LISTENER,
        acl: 'topic write house/+/state\ntopic read house/command\n',
      },
      bridges: { cloud: CLOUD },
    },
  ],
  check(context) {
    for (const meeting of meetings(context)) {
      const { farEnd, policy } = meeting;
      for (const denied of deniedTopics(meeting)) {
        const { topic, direction, filter, decision } = denied;
        context.report({
          message: texts[direction]({ ...meetingValues(meeting), filter }),
          help: helpOf(meeting, denied),
          place: topic.place,
          relatedPlaces: placesAtFarEnd(farEnd, farEndTexts.decides, accessPlace(policy, decision)),
        });
      }
    }
  },
};

/** What dynamic security calls each access. */
const ACL_TYPES = {
  subscribe: 'subscribePattern',
  read: 'publishClientReceive',
  write: 'publishClientSend',
} as const;

function helpOf(
  { decision: connected, policy }: Meeting,
  { direction, filter, access: denied, decision }: DeniedTopic,
) {
  const { reason } = decision;
  if (reason === 'reserved-topic') return texts.reserved;
  if (reason === 'denied-by-entry') return texts.remove;
  if (reason === 'dynamic-security-denied' || !policy.acl) {
    return texts.role({ type: ACL_TYPES[denied], filter });
  }
  const access = direction === 'in' ? 'read' : 'write';
  const { username } = connected;
  return username === undefined
    ? texts.grantAnonymous({ access, filter })
    : texts.grant({ access, filter, user: username });
}
