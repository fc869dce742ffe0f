import { PLUGIN as LIBRARY } from '../../examples/example-faults.js';
import { PASSWORDS } from '../../examples/example-files.js';
import { noFix } from '../../fixes/no-fix.js';
import type { ReportedRule } from '../../rule.js';

const LOADS = `
  listener 1883
  plugin /usr/lib/mosquitto_password_file.so
`;
const files = { '/usr/lib/mosquitto_password_file.so': LIBRARY, passwd: PASSWORDS };

export const filePluginOption = {
  id: 'file-plugin-option',
  category: 'refused',
  severity: 'error',
  summary: 'A plugin for password or ACL files has an unknown option, or none.',
  why: 'The plugins `mosquitto_password_file` and `mosquitto_acl_file` of 2.1 know one option each, with the name of the directive that they replace. With any other option the broker does not start; the password file plugin also needs its option.',
  noFix: noFix.value,
  first: '2.1.0',
  wrong: [
    {
      text: `
        listener 1883
        plugin /usr/lib/mosquitto_password_file.so
        plugin_opt_password_file passwd
        plugin_opt_acl_file acl
      `,
      files,
    },
    { text: LOADS, files },
  ],
  right: [
    {
      text: `
        listener 1883
        plugin /usr/lib/mosquitto_password_file.so
        plugin_opt_password_file passwd
      `,
      files,
    },
  ],
} satisfies ReportedRule;
