import { remoteClientid } from '@mosquitto-conf/config/directives';
import { textsOf } from '@mosquitto-conf/config/internal';
import { type Meeting, meetings } from '../../facts/far-ends.js';
import { noFix } from '../../fixes/no-fix.js';
import type { CheckedRule } from '../../rule.js';
import { farEndTexts } from '../../texts/far-ends.js';

const texts = textsOf('far-end-client-id', {
  message: 'The bridges `{first}` and `{second}` connect to `{file}` with the same client id `{id}`.',
  help: 'Give each bridge its own `remote_clientid`.',
  usernames:
    'The other broker takes the username as the client id: give each bridge its own `remote_username`.',
});

const CLOUD = 'cloud.conf';
const OPEN = `
          listener 1883
          allow_anonymous true
        `;

export const farEndClientId: CheckedRule = {
  id: 'far-end-client-id',
  texts,
  category: 'pitfall',
  severity: 'warning',
  summary: 'Two bridges connect to the same broker with the same client id.',
  why: 'A broker keeps only one connection for each client id: when the second bridge connects, the broker disconnects the first, which connects again. Both bridges keep disconnecting each other.',
  noFix: noFix.value,
  needsWhole: true,
  wrong: [
    {
      text: `
        connection cloud
        address cloud.example.com:1883
        remote_clientid house
        local_clientid one
        topic house/# out 1

        connection archive
        address cloud.example.com:1883
        remote_clientid house
        local_clientid two
        topic archive/# out 1
      `,
      files: { [CLOUD]: OPEN },
      bridges: { cloud: CLOUD, archive: CLOUD },
    },
  ],
  right: [
    {
      text: `
        connection cloud
        address cloud.example.com:1883
        topic house/# out 1

        connection archive
        address cloud.example.com:1883
        topic archive/# out 1
      `,
      files: { [CLOUD]: OPEN },
      bridges: { cloud: CLOUD, archive: CLOUD },
    },
  ],
  check(context) {
    const seen = new Map<string, Meeting>();
    for (const meeting of meetings(context)) {
      const { bridge, farEnd, decision, policy } = meeting;
      if (!decision.allowed) continue;
      // Files of two brokers may have the same name.
      const broker = farEnd.locate(farEnd.analysis.configuration.files[0]!.path);
      const key = JSON.stringify([broker, decision.clientId]);
      const first = seen.get(key)?.bridge;
      if (!first) {
        seen.set(key, meeting);
        continue;
      }
      const [own, other] = [bridge, first].map(
        ({ settings, place }) => settings.setting(remoteClientid)?.place ?? place,
      );
      context.report({
        message: texts.message({
          first: first.name,
          second: bridge.name,
          file: farEnd.path,
          id: decision.clientId,
        }),
        help: policy.clientIds.isUsername.value ? texts.usernames : texts.help,
        place: own!,
        relatedPlaces: [{ message: farEndTexts.otherBridge, place: other! }],
      });
    }
  },
};
