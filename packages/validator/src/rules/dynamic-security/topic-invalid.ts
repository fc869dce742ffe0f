import { isValidFilter } from '@mosquitto-conf/config';
import { aclTypes, textsOf } from '@mosquitto-conf/config/internal';
import { dynamicSecurityExample } from '../../examples/dynamic-security.js';
import { dynamicSecurityOf } from '../../facts/dynamic-security.js';
import { meantFilter } from '../../facts/meant-filter.js';
import { fixOf, forDecision } from '../../fixes/fix.js';
import type { CheckedRule } from '../../rule.js';
import { fixTitles } from '../../texts/fix-titles.js';

const texts = textsOf('dynamic-security-topic-invalid', {
  message: '`{topic}` is not a valid topic filter.',
  help: 'Write `+` and `#` as a whole level between slashes, and `#` as the last level.',
  write: 'Write `{meant}`.',
});

export const dynamicSecurityTopicInvalid: CheckedRule = {
  id: 'dynamic-security-topic-invalid',
  texts,
  category: 'pitfall',
  severity: 'warning',
  summary: 'The topic of an ACL in the dynamic security file is not a valid topic filter.',
  why: 'The plugin reads the ACL without a message, but it never matches a topic: it neither allows nor denies anything.',
  wrong: [
    dynamicSecurityExample({
      roles:
        '{"rolename": "house", "acls": [{"acltype": "publishClientSend", "topic": "house#", "allow": true}]}',
    }),
  ],
  right: [dynamicSecurityExample({})],
  check({ policies, release, report }) {
    for (const { security } of dynamicSecurityOf(policies))
      for (const { acls } of security.roles)
        for (const type of aclTypes)
          for (const { topic, place } of acls[type]) {
            if (!place || isValidFilter(topic, release)) continue;
            const meant = meantFilter(topic);
            const { start, end } = place.span;
            report({
              message: texts.message({ topic }),
              help: meant === undefined ? texts.help : texts.write({ meant }),
              place,
              fixes:
                meant === undefined
                  ? []
                  : [
                      forDecision(
                        fixOf(fixTitles.write({ value: meant }), false, place.file, start, end, meant),
                      ),
                    ],
            });
          }
  },
};
