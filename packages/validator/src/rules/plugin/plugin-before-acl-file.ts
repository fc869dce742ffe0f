import { isDynamicSecurity, textsOf } from '@mosquitto-conf/config/internal';
import { PLUGIN as LIBRARY } from '../../examples/example-faults.js';
import type { CheckedRule } from '../../rule.js';

const texts = textsOf('plugin-before-acl-file', {
  message: '`{plugin}` decides before this file: the file cannot deny what the plugin allows.',
  help: 'Keep all permissions in one of the two. If the plugin only checks passwords, make sure that it leaves permissions to the file.',
});

export const pluginBeforeAclFile: CheckedRule = {
  id: 'plugin-before-acl-file',
  texts,
  category: 'security',
  severity: 'info',
  summary: 'A plugin decides before the ACL file: the file cannot deny what the plugin allows.',
  why: 'From 2.0 the broker calls plugins first, and uses the ACL file only if no plugin decides. Up to 1.6 the ACL file decides first.',
  first: '2.0.0',
  wrong: [
    {
      text: `
        listener 1883
        plugin /usr/lib/auth.so
        acl_file acl
      `,
      files: { '/usr/lib/auth.so': LIBRARY, acl: 'topic read news/#\n' },
    },
  ],
  right: [
    {
      text: `
        listener 1883
        plugin /usr/lib/auth.so
      `,
      files: { '/usr/lib/auth.so': LIBRARY },
    },
  ],
  check({ policies, release, report }) {
    const said = new Set<string>();
    for (const { acl } of policies) {
      const [plugin] = acl?.pluginsBefore ?? [];
      // The dynamic security plugin has a rule of its own.
      if (!acl || !plugin || acl.pluginsBefore.some((one) => isDynamicSecurity(one, release))) continue;
      const key = `${acl.place.file}:${acl.place.line}`;
      if (said.has(key)) continue;
      said.add(key);
      report({
        message: texts.message({ plugin: plugin.path }),
        help: texts.help,
        place: acl.place,
      });
    }
  },
};
