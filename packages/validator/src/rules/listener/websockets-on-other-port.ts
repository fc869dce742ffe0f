import type { Listener, Place } from '@mosquitto-conf/config';
import { protocol } from '@mosquitto-conf/config/directives';
import { textsOf } from '@mosquitto-conf/config/internal';
import { WEBSOCKETS_PORTS } from '../../facts/ports.js';
import { LineEdits } from '../../fixes/line-edits.js';
import type { CheckedRule } from '../../rule.js';
import { fixTitles } from '../../texts/fix-titles.js';

const texts = textsOf('websockets-on-other-port', {
  message: '`protocol websockets` belongs to port {above}, not to the listener on port {below}.',
  help: 'Move the line below `listener {below}`.',
});

/** Where clients expect MQTT, in the clear or with TLS. */
const MQTT_PORTS: ReadonlySet<number> = new Set([1883, 8883]);

export const websocketsOnOtherPort: CheckedRule = {
  id: 'websockets-on-other-port',
  texts,
  category: 'pitfall',
  severity: 'warning',
  summary:
    '`protocol websockets` belongs to a usual port of MQTT, and a usual port of WebSockets is without it.',
  why: 'A line belongs to the `listener` above it, whatever is below. On the first port only browsers can connect then, and no other client; on the second port it is the other way round.',
  wrong: [
    {
      text: `
        allow_anonymous true
        listener 1883

        protocol websockets
        listener 9001
      `,
    },
  ],
  right: [
    {
      text: `
        allow_anonymous true
        listener 1883

        listener 9001
        protocol websockets
      `,
    },
    {
      text: `
        allow_anonymous true
        listener 1883
        protocol websockets
      `,
    },
  ],
  check({ configuration, report }) {
    const listeners = configuration.listeners.filter(({ origin }) => origin === 'listener');
    for (const { port, settings } of listeners) {
      const setting = settings.setting(protocol);
      if (setting?.value !== 'websockets' || !MQTT_PORTS.has(port)) continue;
      const meant = listeners.find((other) => isBelow(other, setting.place));
      if (!meant?.place) continue;
      report({
        message: texts.message({ above: port, below: meant.port }),
        help: texts.help({ below: meant.port }),
        place: setting.place,
        fixes: [
          new LineEdits(configuration)
            .remove(setting.place)
            .insertBelow(meant.place, 'protocol websockets')
            .fix(fixTitles.moveBelow({ line: `listener ${meant.port}` }), false),
        ],
      });
    }
  },
};

function isBelow({ port, settings, place }: Listener, line: Place): boolean {
  return (
    WEBSOCKETS_PORTS.has(port) &&
    !settings.has(protocol) &&
    place?.file === line.file &&
    place.line > line.line
  );
}
