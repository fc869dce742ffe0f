import type { Release, Text } from '@mosquitto-conf/config';
import { sendsWillFirst, textsOf } from '@mosquitto-conf/config/internal';
import type { Repair } from '../../diagnostic.js';
import { PASSWORDS } from '../../examples/example-files.js';
import { isClosed } from '../../facts/closed-listener.js';
import { LineEdits } from '../../fixes/line-edits.js';
import type { CheckedRule, RuleContext } from '../../rule.js';

const texts = textsOf('offline-messages-lost', {
  message: 'Mosquitto {release} loses messages for offline clients with `per_listener_settings true`.',
  queues:
    'When a connection closes, the broker forgets the listener of the client and with it its permissions. Messages for its persistent session are not queued. Nothing is logged.',
  queuesAndDelayedWills:
    'When a connection closes, the broker forgets the listener of the client and with it its permissions. Messages for its persistent session are not queued, and delayed wills are not published. Nothing is logged.',
  queuesAndWills:
    'When a connection closes, the broker forgets the listener of the client and with it its permissions. Messages for its persistent session are not queued, and wills are not published. Nothing is logged.',
  help: 'Update to Mosquitto {release} or later. Or remove `per_listener_settings true` if all listeners can share users and permissions.',
  fix: 'Remove per_listener_settings: there is only one listener',
});

export const offlineMessagesLost: CheckedRule = {
  id: 'offline-messages-lost',
  texts,
  category: 'pitfall',
  severity: 'warning',
  summary: 'With `per_listener_settings true`, the release loses messages for offline clients.',
  why: 'Releases 1.5.0 to 1.5.5 and 2.0.12 to 2.0.22 forget the listener of a client when its connection closes. With `per_listener_settings true` permissions belong to the listener, so an offline client has none until it reconnects. The broker does not queue messages for its persistent session, whatever their QoS and with or without an ACL file. From 2.0.12 it does not publish delayed wills, and 2.0.12 publishes no will after a lost connection. The broker logs nothing about it.',
  last: '2.0.22',
  wrong: [
    {
      text: `
        per_listener_settings true
        listener 1883
        allow_anonymous true
        listener 1884
        password_file passwd
      `,
      files: { passwd: PASSWORDS },
      target: '2.0.22',
    },
    {
      text: `
        per_listener_settings true
        listener 1883
        password_file passwd
        acl_file acl
      `,
      files: { passwd: PASSWORDS, acl: 'topic readwrite garden/#\n' },
      target: '2.0.18',
    },
  ],
  right: [
    {
      text: `
        listener 1883
        password_file passwd
      `,
      files: { passwd: PASSWORDS },
      target: '2.0.22',
    },
    {
      text: `
        per_listener_settings true
        listener 1883
        password_file passwd
      `,
      files: { passwd: PASSWORDS },
      target: '2.0.11',
    },
  ],
  check(context) {
    const { policies, release, report } = context;
    // A listener that no client can connect to has no offline clients either.
    const losing = policies.filter((policy) => !policy.offlineAccess.value && !isClosed(policy));
    const setting = losing[0]?.offlineAccess.setting;
    if (!setting) return;
    report({
      message: texts.message({ release: release.name }),
      why: lossIn(release),
      help: texts.help({ release: release.minor === 5 ? '1.5.6' : '2.1' }),
      place: setting.place,
      fixes: fixes(context, setting.place),
    });
  },
};

/** What is lost: up to 1.5.5 queued messages, in later releases also wills. */
function lossIn(release: Release): Text {
  if (release.minor === 5) return texts.queues;
  return sendsWillFirst(release) ? texts.queuesAndDelayedWills : texts.queuesAndWills;
}

/** With one listener, its settings are those of the broker as well. */
function fixes(
  { configuration, policies }: RuleContext,
  place: Parameters<LineEdits['remove']>[0],
): Repair[] {
  if (policies.length !== 1) return [];
  return [new LineEdits(configuration).remove(place).fix(texts.fix, false)];
}
