import { dynamicSecurityExample } from '../../examples/dynamic-security.js';
import { PLUGIN } from '../../examples/example-faults.js';
import type { ReportedRule } from '../../rule.js';

export const dynamicSecurityFileUnreadable = {
  id: 'dynamic-security-file-unreadable',
  category: 'pitfall',
  severity: 'warning',
  summary: 'The broker cannot read the dynamic security file.',
  why: 'The broker logs an error and starts. The plugin then knows no client, so no client can log in with it.',
  noFix: 'A fix edits files. Paths and permissions of a file are changed on the machine itself.',
  wrong: [
    {
      text: `
        listener 1883 127.0.0.1
        plugin /usr/lib/mosquitto_dynamic_security.so
        plugin_opt_config_file security
      `,
      files: { '/usr/lib/mosquitto_dynamic_security.so': PLUGIN, 'security/dynamic-security.json': '{}' },
    },
  ],
  right: [dynamicSecurityExample({})],
} satisfies ReportedRule;
