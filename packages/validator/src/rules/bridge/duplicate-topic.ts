import { removeLineOf } from '../../fixes/found-fixes.js';
import type { ReportedRule } from '../../rule.js';
import { fixTitles } from '../../texts/fix-titles.js';

export const duplicateTopic = {
  id: 'duplicate-topic',
  category: 'pitfall',
  severity: 'warning',
  summary: 'A bridge has the same topic twice.',
  why: 'From 2.1 the broker ignores the second line. It compares the topic, direction and QoS, and the prefixes only if both lines have them. A line with prefixes is therefore also ignored after one without prefixes.',
  first: '2.1.0',
  explains: { section: ['bridge-carries-everything'] },
  wrong: [
    {
      text: `
        connection office
        address 192.0.2.10
        topic sensors/# out 1
        topic sensors/# out 1
      `,
    },
  ],
  right: [
    {
      text: `
        connection office
        address 192.0.2.10
        topic sensors/# out 1
        topic doors/# out 1
      `,
    },
  ],
  fix: (found, context) => removeLineOf(context, found.place, fixTitles.removeLine, true),
} satisfies ReportedRule;
