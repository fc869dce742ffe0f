import { PASSWORDS } from '../../examples/example-files.js';
import { aclsOf, entriesOf, topicsOf } from '../../facts/access.js';
import type { CheckedRule } from '../../rule.js';

const text = `
  listener 1883
  password_file passwd
  acl_file acl
`;

export const aclWithoutSys: CheckedRule = {
  id: 'acl-without-sys',
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
        message: '`#` does not include `$SYS/#`.',
        help: 'Add `topic read $SYS/#` for users who are to see how the broker is doing.',
        place: all.filterPlace,
      });
    }
  },
};
