import { textsOf } from '@mosquitto-conf/config/internal';
import { dynamicSecurityExample } from '../../examples/dynamic-security.js';
import { dynamicSecurityOf } from '../../facts/dynamic-security.js';
import { fixOf, forDecision } from '../../fixes/fix.js';
import type { CheckedRule } from '../../rule.js';
import { fixTitles } from '../../texts/fix-titles.js';

const texts = textsOf('dynamic-security-default-open', {
  publish: 'Every client may publish to any topic that no role denies.',
  subscribe: 'Every client may read any topic that no role denies.',
  help: 'Write `"{key}": false`, and allow what clients need in their roles.',
});

export const dynamicSecurityDefaultOpen: CheckedRule = {
  id: 'dynamic-security-default-open',
  texts,
  category: 'security',
  severity: 'warning',
  summary: 'The default access of dynamic security allows what no role allows.',
  why: 'The default access counts for every client and every topic that no role is about, apart from `$CONTROL`. A topic that is forgotten in a role is then open to all.',
  wrong: [
    dynamicSecurityExample({
      defaults:
        '{"publishClientSend": true, "publishClientReceive": true, "subscribe": false, "unsubscribe": true}',
    }),
    dynamicSecurityExample({
      defaults:
        '{"publishClientSend": false, "publishClientReceive": true, "subscribe": true, "unsubscribe": true}',
    }),
  ],
  right: [dynamicSecurityExample({})],
  check({ policies, report }) {
    for (const { security } of dynamicSecurityOf(policies)) {
      const { defaultAccess, defaultPlaces } = security;
      for (const key of ['publishClientSend', 'subscribe'] as const) {
        const place = defaultPlaces[key];
        if (!defaultAccess[key] || !place) continue;
        // A subscription brings nothing where nothing is delivered.
        if (key === 'subscribe' && !defaultAccess.publishClientReceive) continue;
        const { start, end } = place.span;
        report({
          message: key === 'subscribe' ? texts.subscribe : texts.publish,
          help: texts.help({ key }),
          place,
          fixes: [
            forDecision(fixOf(fixTitles.write({ value: 'false' }), false, place.file, start, end, 'false')),
          ],
        });
      }
    }
  },
};
