import { PLUGIN as LIBRARY } from '../../examples/example-faults.js';
import { PASSWORDS } from '../../examples/example-files.js';
import type { Rule } from '../../rule.js';

const LOADS = 'listener 1883\nplugin /usr/lib/mosquitto_password_file.so\n';
const files = { '/usr/lib/mosquitto_password_file.so': LIBRARY, passwd: PASSWORDS };

export const filePluginOption: Rule = {
  id: 'file-plugin-option',
  category: 'refused',
  severity: 'error',
  summary: 'A plugin that decides by a file has another option, or none.',
  why: 'The plugins `mosquitto_password_file` and `mosquitto_acl_file` of 2.1 know one option each, named as the directive they do the work of. They refuse any other, the one for passwords also to go without a file, and the broker then does not start.',
  first: '2.1.0',
  wrong: [
    { text: `${LOADS}plugin_opt_password_file passwd\nplugin_opt_acl_file acl\n`, files },
    { text: LOADS, files },
  ],
  right: [{ text: `${LOADS}plugin_opt_password_file passwd\n`, files }],
};
