import { since } from '@mosquitto-conf/config';
import { reloadRefusal, textsOf } from '@mosquitto-conf/config/internal';
import { OLD_PASSWORDS } from '../../examples/example-faults.js';
import { defaultAsListener } from '../../fixes/default-as-listener.js';
import type { CheckedRule } from '../../rule.js';

const texts = textsOf('reload-refused', {
  message: 'Mosquitto {release} refuses this line on a reload, and applies no change.',
  restart: 'Restart the broker after each change, or update to 1.6.8 or later.',
  restartOrRemove:
    'Restart the broker after each change, or remove this line. From 2.1, the broker accepts it on a reload.',
  listener:
    'Write a `listener` line with its port above it, and remove `port` and `bind_address`. Or restart the broker after each change.',
});

export const reloadRefused: CheckedRule = {
  id: 'reload-refused',
  texts,
  category: 'pitfall',
  severity: 'warning',
  summary: 'The release starts with the configuration, and refuses it on every reload.',
  why: 'With `per_listener_settings true`, some releases do not clear the old settings before they read the lines again. 1.5.7 to 1.6.7 then report that `per_listener_settings` comes too late if any security setting follows it. Up to 2.0.22, `auto_id_prefix` of a listener counts as set twice. From 2.1, a reload ignores `port` and `bind_address`, so that below them no listener is left for lines such as `mount_point`, which need one. No changed line is applied. Password, ACL and PSK files are still read again.',
  noFix: 'What prevents a reload may be necessary for the start.',
  first: '1.5.0',
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
    {
      text: `
        allow_anonymous true
        port 1883
        mount_point garden/
      `,
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
        allow_anonymous true
        listener 1883
        mount_point garden/
      `,
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
  check(context) {
    const { configuration, release, report } = context;
    const refusal = reloadRefusal(configuration);
    if (!refusal) return;
    const { directive, place } = refusal.setting;
    const message = texts.message({ release: release.name });
    if (since(release, '2.1'))
      report({ message, help: texts.listener, place, fixes: defaultAsListener(context) });
    else
      report({
        message,
        help: directive.name === 'auto_id_prefix' ? texts.restartOrRemove : texts.restart,
        place,
      });
  },
};
