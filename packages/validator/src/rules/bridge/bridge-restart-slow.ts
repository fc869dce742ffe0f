import { restartTimeout } from '@mosquitto-conf/config/directives';
import type { CheckedRule } from '../../rule.js';

/** Nobody waits a quarter of an hour on purpose before the first attempt. */
const LONG = 900;

export const bridgeRestartSlow: CheckedRule = {
  id: 'bridge-restart-slow',
  category: 'pitfall',
  severity: 'warning',
  summary: 'A bridge waits very long before it reconnects: `restart_timeout` is in seconds.',
  why: 'The bridge stays disconnected for this time after each lost connection, even if the network was gone only for a moment. The number may be meant as milliseconds.',
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
    for (const { settings } of configuration.bridges) {
      const setting = settings.setting(restartTimeout);
      if (!setting || setting.value.base < LONG) continue;
      const { base } = setting.value;
      report({
        message: `The bridge waits ${Math.round(base / 60)} minutes before it connects again.`,
        help: 'Write a shortest and a longest wait in seconds, between which it chooses at random: `restart_timeout 5 60`.',
        place: setting.place,
      });
    }
  },
};
