import { reloadRefusal, textsOf } from '@mosquitto-conf/config/internal';
import { OLD_PASSWORDS } from '../../examples/example-faults.js';
import type { CheckedRule } from '../../rule.js';

const texts = textsOf('reload-refused', {
  message: 'Mosquitto {release} refuses this line on a reload, and applies no change.',
  restart: 'Restart the broker after each change, or update to 1.6.8 or later.',
  restartOrRemove:
    'Restart the broker after each change, or remove this line. From 2.1, the broker accepts it on a reload.',
});

export const reloadRefused: CheckedRule = {
  id: 'reload-refused',
  texts,
  category: 'pitfall',
  severity: 'warning',
  summary: 'The release starts with the configuration, and refuses it on every reload.',
  why: 'With `per_listener_settings true`, some releases do not clear the old settings before they read the lines again. 1.5.7 to 1.6.7 then report that `per_listener_settings` comes too late if any security setting follows it. Up to 2.0.22, `auto_id_prefix` of a listener counts as set twice. No changed line is applied. Password, ACL and PSK files are still read again.',
  noFix: 'What prevents a reload may be necessary for the start.',
  first: '1.5.0',
  last: '2.0.22',
  wrong: [
    {
      text: `
        per_listener_settings true
        listener 1883
        allow_zero_length_clientid true
        allow_anonymous true
      `,
      target: '1.6.7',
    },
    {
      text: `
        per_listener_settings true
        listener 1883
        allow_anonymous true
        auto_id_prefix garden-
      `,
      target: '2.0.11',
    },
  ],
  right: [
    {
      text: `
        listener 1883
        allow_anonymous true
        auto_id_prefix garden-
      `,
      target: '2.0.22',
    },
    {
      text: `
        per_listener_settings true
        listener 1883
        password_file passwd
      `,
      files: { passwd: OLD_PASSWORDS },
      target: '1.6.15',
    },
  ],
  check({ configuration, release, report }) {
    const refusal = reloadRefusal(configuration);
    if (!refusal) return;
    const { setting } = refusal;
    const { name } = setting.directive;
    report({
      message: texts.message({ release: release.name }),
      help: name === 'auto_id_prefix' ? texts.restartOrRemove : texts.restart,
      place: setting.place,
    });
  },
};
