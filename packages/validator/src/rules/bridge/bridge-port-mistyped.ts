import { address } from '@mosquitto-conf/config/directives';
import { textsOf } from '@mosquitto-conf/config/internal';
import { portMeant } from '../../facts/ports.js';
import { fixOf } from '../../fixes/fix.js';
import { directiveAt } from '../../fixes/found-fixes.js';
import type { CheckedRule } from '../../rule.js';
import { fixTitles } from '../../texts/fix-titles.js';

const texts = textsOf('bridge-port-mistyped', {
  message: 'Port {port} looks like a typo of {meant}.',
  help: 'Write `{host}:{meant}`, or keep the port if the other broker listens on it.',
});

export const bridgePortMistyped: CheckedRule = {
  id: 'bridge-port-mistyped',
  texts,
  category: 'pitfall',
  severity: 'info',
  summary: 'The port that a bridge connects to looks like a typo of 1883 or 8883.',
  needsWhole: true,
  why: 'Brokers listen on 1883, or on 8883 with TLS, unless another port is configured. The bridge keeps trying to connect, and only the log shows that it fails.',
  wrong: [
    {
      text: `
        connection attic
        address attic.lan:1833
        topic house/# out 1
      `,
    },
    {
      text: `
        connection attic
        address attic.lan:1883 cellar.lan:18833
        topic house/# out 1
      `,
    },
  ],
  right: [
    {
      text: `
        connection attic
        address attic.lan:1884
        topic house/# out 1
      `,
    },
    {
      text: `
        listener 1883 192.168.1.10
        listener 1833 192.168.1.10
        allow_anonymous true

        connection attic
        address 192.168.1.20:1833
        topic house/# out 1
      `,
    },
  ],
  check(context) {
    const { configuration, report } = context;
    // Who chose such a port here may have chosen it there.
    const isUsed = (port: number) => configuration.listeners.some((listener) => listener.port === port);
    for (const { settings } of configuration.bridges) {
      const place = settings.setting(address)?.place;
      if (!place) continue;
      for (const { text, start, end } of directiveAt(context, place)?.words ?? []) {
        const [, host, digits] = /^(.+):(\d+)$/.exec(text) ?? [];
        const port = Number(digits);
        const meant = portMeant(port);
        if (host === undefined || meant === undefined || isUsed(port)) continue;
        report({
          message: texts.message({ port, meant }),
          help: texts.help({ host, meant }),
          place: { ...place, span: { start, end } },
          fixes: [
            fixOf(
              fixTitles.write({ value: meant }),
              false,
              place.file,
              end - digits!.length,
              end,
              String(meant),
            ),
          ],
        });
      }
    }
  },
};
