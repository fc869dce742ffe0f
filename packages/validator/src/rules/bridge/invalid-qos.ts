import { textsOf } from '@mosquitto-conf/config/internal';
import { fixOf } from '../../fixes/fix.js';
import { directiveAt } from '../../fixes/found-fixes.js';
import type { ReportedRule } from '../../rule.js';
import { fixTitles } from '../../texts/fix-titles.js';

const texts = textsOf('invalid-qos', { insert: 'Insert QoS 0' });

export const invalidQos = {
  id: 'invalid-qos',
  texts,
  category: 'refused',
  severity: 'error',
  summary: 'The word after the direction of a bridge topic is not a QoS.',
  why: 'The QoS is 0, 1 or 2, and must appear before the prefixes.',
  wrong: [
    {
      text: `
        connection office
        address 192.0.2.10
        topic sensors/# out 3
      `,
    },
  ],
  right: [
    {
      text: `
        connection office
        address 192.0.2.10
        topic sensors/# out 1
      `,
    },
  ],
  fix({ place }, context) {
    const word = directiveAt(context, place)?.words[2];
    if (!place || !word) return [];
    const { start, end, text } = word;
    if (/^\d+$/.test(text)) return [fixOf(fixTitles.write({ value: 2 }), false, place.file, start, end, '2')];
    return [fixOf(texts.insert, false, place.file, start, start, '0 ')];
  },
} satisfies ReportedRule;
