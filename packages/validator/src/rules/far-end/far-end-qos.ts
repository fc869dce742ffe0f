import type { Place } from '@mosquitto-conf/config';
import { notifications, notificationsLocalOnly } from '@mosquitto-conf/config/directives';
import { textsOf } from '@mosquitto-conf/config/internal';
import { type Meeting, meetings, placesAtFarEnd } from '../../facts/far-ends.js';
import { noFix } from '../../fixes/no-fix.js';
import type { CheckedRule } from '../../rule.js';
import { farEndTexts } from '../../texts/far-ends.js';

const texts = textsOf('far-end-qos', {
  message: 'This line publishes with QoS {qos}, and `{file}` accepts at most QoS {most}.',
  help: 'Write QoS {most} in this line, or set `bridge_protocol_version mqttv50`: the other broker then announces its limit.',
  notification: 'The bridge `{bridge}` announces itself with QoS 1, and `{file}` accepts at most QoS 0.',
  local:
    'Add `notifications_local_only true`, or set `bridge_protocol_version mqttv50`: the other broker then announces its limit.',
});

const CLOUD = 'cloud.conf';

export const farEndQos: CheckedRule = {
  id: 'far-end-qos',
  texts,
  category: 'pitfall',
  severity: 'warning',
  summary: 'A bridge publishes with a higher QoS than the other broker accepts.',
  why: 'The other broker closes the connection of a client that publishes with a higher QoS than `max_qos`, and only clients of MQTT 5 learn of the limit. The bridge connects again, and sends the same message again.',
  noFix: noFix.value,
  needsWhole: true,
  wrong: [
    {
      text: `
        connection cloud
        address cloud.example.com:1883
        topic house/# out 2
      `,
      files: {
        [CLOUD]: `
          listener 1883
          allow_anonymous true
          max_qos 1
        `,
      },
      bridges: { cloud: CLOUD },
    },
  ],
  right: [
    {
      text: `
        connection cloud
        address cloud.example.com:1883
        topic house/# out 2
        bridge_protocol_version mqttv50
      `,
      files: {
        [CLOUD]: `
          listener 1883
          allow_anonymous true
          max_qos 1
        `,
      },
      bridges: { cloud: CLOUD },
    },
    {
      text: `
        connection cloud
        address cloud.example.com:1883
        topic house/# in 2
      `,
      files: {
        [CLOUD]: `
          listener 1883
          allow_anonymous true
          max_qos 1
        `,
      },
      bridges: { cloud: CLOUD },
    },
  ],
  check(context) {
    for (const meeting of meetings(context)) {
      const { bridge, farEnd, policy, client, decision } = meeting;
      const { value: most, setting } = policy.limits.maxQos;
      if (client.version === 5 || !setting || !decision.allowed) continue;
      const relatedPlaces = placesAtFarEnd(farEnd, farEndTexts.decides, setting.place);
      const notifying = most === 0 ? notificationPlace(meeting) : undefined;
      if (notifying)
        context.report({
          message: texts.notification({ bridge: bridge.name, file: farEnd.path }),
          help: texts.local,
          place: notifying,
          relatedPlaces,
        });
      for (const { direction, qos, place } of bridge.topics)
        if (direction !== 'in' && qos > most)
          context.report({
            message: texts.message({ qos, most, file: farEnd.path }),
            help: texts.help({ most }),
            place,
            relatedPlaces,
          });
    }
  },
};

/** The line to show for what a bridge publishes of its own state; undefined where it publishes nothing to the other broker. */
function notificationPlace({ bridge }: Meeting): Place | undefined {
  const { settings, place } = bridge;
  if (!settings.get(notifications) || settings.get(notificationsLocalOnly)) return undefined;
  return settings.setting(notifications)?.place ?? place;
}
