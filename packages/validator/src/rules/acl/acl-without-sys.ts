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
  summary: '`#` grants everything but the topics that begin with `$`.',
  why: 'What the broker tells of itself stands under `$SYS/`, which a wildcard at the beginning never reaches. Dashboards and monitoring need a line of their own for it.',
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
