import { restartTimeout } from '@mosquitto-conf/config/directives';
import { textsOf } from '@mosquitto-conf/config/internal';
import { LineEdits } from '../../fixes/line-edits.js';
import type { CheckedRule } from '../../rule.js';
import { fixTitles } from '../../texts/fix-titles.js';

const texts = textsOf('bridge-restart-slow', {
  message: 'The bridge `{bridge}` waits {minutes} minutes before it reconnects.',
  help: 'Write the shortest and the longest wait in seconds, such as `restart_timeout 5 60`.',
});

/** A quarter of an hour before the first attempt is hardly intended. */
const LONG = 900;

export const bridgeRestartSlow: CheckedRule = {
  id: 'bridge-restart-slow',
  texts,
  category: 'pitfall',
  severity: 'warning',
  summary: 'A bridge waits very long before it reconnects: `restart_timeout` is in seconds.',
  why: 'The bridge stays disconnected for this time after each lost connection, even if the network was interrupted only briefly. The number may be intended as milliseconds.',
  wrong: [
    {
      text: `
        connection attic
        address attic.lan:1883
        topic house/# out 1
        restart_timeout 3000
      `,
    },
  ],
  right: [
    {
      text: `
        connection attic
        address attic.lan:1883
        topic house/# out 1
        restart_timeout 5 600
      `,
    },
    {
      text: `
        connection attic
        address attic.lan:1883
        topic house/# out 1
        restart_timeout 30
      `,
    },
  ],
  check({ configuration, report }) {
    for (const { name, settings } of configuration.bridges) {
      const setting = settings.setting(restartTimeout);
      if (!setting || setting.value.base < LONG) continue;
      const { base } = setting.value;
      report({
        message: texts.message({ bridge: name, minutes: Math.round(base / 60) }),
        help: texts.help,
        place: setting.place,
        fixes: [
          new LineEdits(configuration)
            .setValue(setting.place, '5 60')
            .fix(fixTitles.write({ value: 'restart_timeout 5 60' }), false),
        ],
      });
    }
  },
};
