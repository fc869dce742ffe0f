import { PLUGIN } from '../../examples/example-faults.js';
import type { ReportedRule } from '../../rule.js';

const files = { '/usr/lib/mosquitto_dynamic_security.so': PLUGIN };

export const dynamicSecurityTwice = {
  id: 'dynamic-security-twice',
  category: 'refused',
  severity: 'error',
  summary: 'The dynamic security plugin is loaded twice.',
  why: 'From 2.0.15 the second instance fails, and the broker does not start. Up to 2.0 each listener may have one with `per_listener_settings true`, and all of them use the same file.',
  noFix: 'Only you know which of the files is the right one.',
  first: '2.0.15',
  explains: { line: ['plugin-loaded-twice'] },
  wrong: [
    {
      text: `
        listener 1883
        plugin /usr/lib/mosquitto_dynamic_security.so
        plugin_opt_config_file /var/lib/mosquitto/dynsec.json
        listener 1884
        plugin /usr/lib/mosquitto_dynamic_security.so
        plugin_opt_config_file /var/lib/mosquitto/other.json
      `,
      files,
    },
    {
      text: `
        plugin_load people /usr/lib/mosquitto_dynamic_security.so
        plugin_opt_config_file /var/lib/mosquitto/people.json
        plugin_load devices /usr/lib/mosquitto_dynamic_security.so
        plugin_opt_config_file /var/lib/mosquitto/devices.json
        listener 1883
        plugin_use people
        listener 1884
        plugin_use devices
      `,
      files,
    },
  ],
  right: [
    {
      text: `
        plugin_load people /usr/lib/mosquitto_dynamic_security.so
        plugin_opt_config_file /var/lib/mosquitto/people.json
        listener 1883
        plugin_use people
        listener 1884
        plugin_use people
      `,
      files,
    },
  ],
} satisfies ReportedRule;
