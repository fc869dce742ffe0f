import type { Place } from '@mosquitto-conf/config';
import { isDynamicSecurity, textsOf } from '@mosquitto-conf/config/internal';
import { PLUGIN as LIBRARY } from '../../examples/example-faults.js';
import { PASSWORDS } from '../../examples/example-files.js';
import type { CheckedRule } from '../../rule.js';

const texts = textsOf('dynamic-security-beside-files', {
  message: '`{directive}` is used in addition to the dynamic security plugin.',
  both: '`{directive}` and `{other}` are used in addition to the dynamic security plugin.',
  alsoBeside: 'This file is used in addition to the plugin too.',
  helpBoth:
    'Move the users and permissions into the plugin with `mosquitto_ctrl dynsec`, and remove both lines.',
  help: 'Move the users and permissions into the plugin with `mosquitto_ctrl dynsec`, and remove the line.',
});

const DYNAMIC = `
  listener 1883
  plugin /usr/lib/mosquitto_dynamic_security.so
  plugin_opt_config_file /var/lib/mosquitto/dynsec.json
`;
const files = { '/usr/lib/mosquitto_dynamic_security.so': LIBRARY };

export const dynamicSecurityBesideFiles: CheckedRule = {
  id: 'dynamic-security-beside-files',
  texts,
  category: 'pitfall',
  severity: 'warning',
  summary: 'The dynamic security plugin is combined with a password file or an ACL file.',
  why: 'Users and permissions are then in two places, and each of them can allow what the other does not know: a user that you delete in the plugin can still log in with the file.',
  noFix: 'Users and permissions must be moved into the plugin first.',
  wrong: [
    {
      text: `
        listener 1883
        plugin /usr/lib/mosquitto_dynamic_security.so
        plugin_opt_config_file /var/lib/mosquitto/dynsec.json
        password_file passwd
      `,
      files: { ...files, passwd: PASSWORDS },
    },
  ],
  right: [{ files, text: DYNAMIC }],
  check({ policies, release, report }) {
    const said = new Set<Place>();
    for (const { passwords, acl, plugins, dynamicSecurity } of policies) {
      if (!dynamicSecurity && !plugins.some((plugin) => isDynamicSecurity(plugin, release))) continue;
      const [first, other] = [passwords, acl].filter((file) => file && !said.has(file.place));
      if (!first) continue;
      const { directive, place } = first;
      said.add(place);
      if (other) said.add(other.place);
      report({
        message: other ? texts.both({ directive, other: other.directive }) : texts.message({ directive }),
        help: other ? texts.helpBoth : texts.help,
        place,
        ...(other ? { relatedPlaces: [{ message: texts.alsoBeside, place: other.place }] } : {}),
      });
    }
  },
};
