import { sendsWillFirst } from '@mosquitto-conf/config/internal';
import type { Repair } from '../../diagnostic.js';
import { LineEdits } from '../../fixes/line-edits.js';
import type { CheckedRule, RuleContext } from '../../rule.js';

export const offlineMessagesLost: CheckedRule = {
  id: 'offline-messages-lost',
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
      files: { passwd: '' },
      target: '2.0.22',
    },
    {
      text: `
        per_listener_settings true
        listener 1883
        password_file passwd
        acl_file acl
      `,
      files: { passwd: '', acl: 'topic readwrite garden/#\n' },
      target: '2.0.18',
    },
  ],
  right: [
    {
      text: `
        listener 1883
        password_file passwd
      `,
      files: { passwd: '' },
      target: '2.0.22',
    },
    {
      text: `
        per_listener_settings true
        listener 1883
        password_file passwd
      `,
      files: { passwd: '' },
      target: '2.0.11',
    },
  ],
  check(context) {
    const { policies, release, report } = context;
    const setting = policies.find(({ offlineAccess }) => !offlineAccess.value)?.offlineAccess.setting;
    if (!setting) return;
    const newer = release.minor === 5 ? '1.5.6 or later' : '2.1 or later';
    const wills =
      release.minor === 5 ? '' : sendsWillFirst(release) ? ', nor are delayed wills' : ', nor are wills';
    report({
      message: `In ${release.name}, messages for offline clients are lost with \`per_listener_settings true\`.`,
      why: `The broker forgets a client's listener, and with it its permissions, once the connection is closed. Messages for its persistent session are not queued${wills ? `${wills} published` : ''}. Nothing is logged.`,
      help: `Update to ${newer}. Or remove \`per_listener_settings true\` if all listeners may have the same users and permissions.`,
      place: setting.place,
      fixes: fixes(context, setting.place),
    });
  },
};

/** With one listener, its settings are those of the broker as well. */
function fixes(
  { configuration, policies }: RuleContext,
  place: Parameters<LineEdits['remove']>[0],
): Repair[] {
  if (policies.length !== 1) return [];
  return [
    new LineEdits(configuration)
      .remove(place)
      .fix('Remove per_listener_settings: there is only one listener', false),
  ];
}
