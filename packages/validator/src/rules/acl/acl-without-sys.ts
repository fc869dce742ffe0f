import { textsOf } from '@mosquitto-conf/config/internal';
import { PASSWORDS } from '../../examples/example-files.js';
import { aclsOf, entriesOf, topicsOf } from '../../facts/access.js';
import type { CheckedRule } from '../../rule.js';

const texts = textsOf('acl-without-sys', {
  message: '`#` does not include the topics below `$SYS`.',
  help: 'Add `topic read $SYS/#` for users who monitor the broker.',
});

const text = `
  listener 1883
  password_file passwd
  acl_file acl
`;

export const aclWithoutSys: CheckedRule = {
  id: 'acl-without-sys',
  texts,
  category: 'pitfall',
  severity: 'info',
  summary: '`#` grants everything except the topics that start with `$`.',
  why: 'The statistics of the broker are below `$SYS/`, and a wildcard at the start of a filter never matches them. Dashboards and monitoring need a separate line for `$SYS/#`.',
  wrong: [
    {
      text,
      files: {
        passwd: PASSWORDS,
        acl: `
          user ana
          topic readwrite #

          user bruno
          topic read house/#
        `,
      },
    },
  ],
  right: [
    {
      text,
      files: {
        passwd: PASSWORDS,
        acl: `
          user ana
          topic readwrite #
          topic read $SYS/#

          user bruno
          topic read house/#
        `,
      },
    },
  ],
  check({ policies, report }) {
    for (const { acl } of aclsOf(policies)) {
      if (entriesOf(acl).some(({ filter }) => filter.startsWith('$'))) continue;
      const all = topicsOf(acl).find(
        ({ filter, access }) => filter === '#' && (access === 'read' || access === 'readwrite'),
      );
      if (!all) continue;
      report({
        message: texts.message,
        help: texts.help,
        place: all.filterPlace,
      });
    }
  },
};
