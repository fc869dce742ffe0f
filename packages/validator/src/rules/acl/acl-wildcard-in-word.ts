import { isValidFilter } from '@mosquitto-conf/config';
import { textsOf } from '@mosquitto-conf/config/internal';
import { aclsOf, entriesOf } from '../../facts/access.js';
import { meantFilter } from '../../facts/meant-filter.js';
import { fixOf, forDecision } from '../../fixes/fix.js';
import type { CheckedRule } from '../../rule.js';
import { fixTitles } from '../../texts/fix-titles.js';

const texts = textsOf('acl-wildcard-in-word', {
  message: '`{filter}` is not a valid topic filter.',
  help: '`+` and `#` must fill a whole level between slashes, and `#` must be the last level.',
});

const text = `
  listener 1883
  allow_anonymous true
  acl_file acl
`;

export const aclWildcardInWord: CheckedRule = {
  id: 'acl-wildcard-in-word',
  texts,
  category: 'pitfall',
  severity: 'warning',
  summary: 'A wildcard in the ACL file is not a whole topic level.',
  why: 'In most releases such a filter never matches a topic, and from 1.6.9 the broker refuses the file.',
  last: '1.6.8',
  wrong: [{ text, files: { acl: 'topic read sensors#\n' }, target: '1.6.8' }],
  right: [{ text, files: { acl: 'topic read sensors/#\n' }, target: '1.6.8' }],
  check({ policies, release, report }) {
    for (const { acl } of aclsOf(policies)) {
      for (const { filter, filterPlace } of entriesOf(acl)) {
        // With a blank in it, it is rather a comment.
        if (!/[+#]/.test(filter) || filter.includes(' ') || isValidFilter(filter, release)) continue;
        const meant = meantFilter(filter);
        report({
          message: texts.message({ filter }),
          help: texts.help,
          place: filterPlace,
          fixes:
            meant === undefined
              ? []
              : [
                  forDecision(
                    fixOf(
                      fixTitles.write({ value: meant }),
                      false,
                      filterPlace.file,
                      filterPlace.span.start,
                      filterPlace.span.end,
                      meant,
                    ),
                  ),
                ],
        });
      }
    }
  },
};
