import { since } from '@mosquitto-conf/config';
import { dynamicSecurityExample } from '../../examples/dynamic-security.js';
import { PLUGIN } from '../../examples/example-faults.js';
import type { ReportedRule } from '../../rule.js';

export const dynamicSecurityFileMissing = {
  id: 'dynamic-security-file-missing',
  category: 'pitfall',
  severity: 'warning',
  summary: 'The dynamic security file does not exist.',
  why: 'Up to 2.0 the plugin then knows no client, so no client can log in with it. From 2.1 it creates the file, with an administrator whose password comes from `plugin_opt_password_init_file`, from the variable `MOSQUITTO_DYNSEC_PASSWORD`, or is random and in a file beside it.',
  noFix: 'The file is created with its administrator: `mosquitto_ctrl dynsec init`.',
  wrong: [
    {
      text: `
        listener 1883 127.0.0.1
        plugin /usr/lib/mosquitto_dynamic_security.so
        plugin_opt_config_file dynamic-security.json
      `,
      files: { '/usr/lib/mosquitto_dynamic_security.so': PLUGIN },
      target: '2.0.22',
    },
  ],
  right: [dynamicSecurityExample({})],
  // 2.1 creates it.
  weigh: (_found, { release }) => (since(release, '2.1') ? 'info' : 'warning'),
} satisfies ReportedRule;
