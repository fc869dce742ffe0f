import { textsOf } from '@mosquitto-conf/config/internal';
import { fixOf } from '../../fixes/fix.js';
import type { ReportedRule } from '../../rule.js';

const texts = textsOf('last-line-lost', {
  fix: 'Add a line end',
});

export const lastLineLost = {
  id: 'last-line-lost',
  texts,
  category: 'pitfall',
  severity: 'warning',
  summary: 'The broker does not read the last line of a configuration.',
  why: 'The line has no line end and fills the read buffer exactly, 999 bytes or a multiple of 1,000 more. The broker then stops reading before it processes the line.',
  first: '1.4.15',
  wrong: [
    {
      text: `
        listener 1883
        allow_anonymous true
        # ${'x'.repeat(997)}`,
    },
  ],
  right: [
    {
      text: `
        listener 1883
        allow_anonymous true
        # ${'x'.repeat(997)}
      `,
    },
  ],
  fix(found) {
    const { place } = found;
    return place ? [fixOf(texts.fix, false, place.file, place.span.end, place.span.end, '\n')] : [];
  },
} satisfies ReportedRule;
