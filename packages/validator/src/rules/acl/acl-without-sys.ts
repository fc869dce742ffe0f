import { PASSWORDS } from '../../examples/example-files.js';
import { aclsOf, entriesOf, topicsOf } from '../../facts/access.js';
import type { Rule } from '../../rule.js';

const text = 'listener 1883\npassword_file passwd\nacl_file acl\n';
const REST = '\nuser bruno\ntopic read house/#\n';

export const aclWithoutSys: Rule = {
  id: 'acl-without-sys',
  category: 'pitfall',
  severity: 'info',
  summary: '`#` grants everything but the topics that begin with `$`.',
  why: 'What the broker tells of itself stands under `$SYS/`, which a wildcard at the beginning never reaches. Dashboards and monitoring need a line of their own for it.',
  wrong: [{ text, files: { passwd: PASSWORDS, acl: `user ana\ntopic readwrite #\n${REST}` } }],
  right: [
    { text, files: { passwd: PASSWORDS, acl: `user ana\ntopic readwrite #\ntopic read $SYS/#\n${REST}` } },
  ],
  check({ analysis, report }) {
    for (const { acl } of aclsOf(analysis)) {
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
