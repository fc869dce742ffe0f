import { textsOf } from '@mosquitto-conf/config/internal';
import { aclsOf } from '../../facts/access.js';
import { noFix } from '../../fixes/no-fix.js';
import type { CheckedRule } from '../../rule.js';

const texts = textsOf('acl-substitution-in-word', {
  message: 'From 2.1, the broker does not replace the placeholder in `{level}`.',
  help: 'Make the placeholder a whole level, such as `devices/%c/state`, and change the topics of the clients.',
});

const text = `
  listener 1883
  allow_anonymous true
  acl_file acl
`;

export const aclSubstitutionInWord: CheckedRule = {
  id: 'acl-substitution-in-word',
  texts,
  category: 'upgrade',
  severity: 'warning',
  summary: '`%u` or `%c` is only part of a topic level in a pattern.',
  why: 'Up to 2.0 the broker replaces them anywhere in the pattern. From 2.1 they must be a whole level between slashes; otherwise they are ordinary characters, and the pattern grants nothing.',
  noFix: noFix.permission,
  first: '2.1.0',
  wrong: [{ text, files: { acl: 'pattern readwrite devices/dev-%c/state\n' } }],
  right: [
    { text, files: { acl: 'pattern readwrite devices/%c/state\n' } },
    { text, files: { acl: 'pattern readwrite devices/dev-%c/state\n' }, target: '2.0.22' },
  ],
  check({ policies, report }) {
    for (const { acl } of aclsOf(policies)) {
      for (const { filter, filterPlace } of acl.patterns) {
        const level = filter.split('/').find((part) => part.length > 2 && /%[uc]/.test(part));
        if (level === undefined) continue;
        report({
          message: texts.message({ level }),
          help: texts.help,
          place: filterPlace,
        });
      }
    }
  },
};
