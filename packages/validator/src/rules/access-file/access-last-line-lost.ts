import { textsOf } from '@mosquitto-conf/config/internal';
import { fixOf } from '../../fixes/fix.js';
import type { ReportedRule } from '../../rule.js';

const texts = textsOf('access-last-line-lost', {
  fix: 'Add a line end',
});

export const accessLastLineLost = {
  id: 'access-last-line-lost',
  texts,
  category: 'pitfall',
  severity: 'warning',
  summary: 'The broker does not read the last line of an access file.',
  why: 'The line has no line end and fills the read buffer exactly. The broker then stops reading before it processes the line.',
  first: '1.6.9',
  wrong: [
    {
      text: `
        listener 1883
        allow_anonymous true
        acl_file acl
      `,
      files: {
        acl: `
          topic read sensors/#
          topic read ${'x'.repeat(244)}`,
      },
    },
  ],
  right: [
    {
      text: `
        listener 1883
        allow_anonymous true
        acl_file acl
      `,
      files: {
        acl: `
          topic read sensors/#
          topic read ${'x'.repeat(244)}
        `,
      },
    },
  ],
  fix(found) {
    const { place } = found;
    return place ? [fixOf(texts.fix, false, place.file, place.span.end, place.span.end, '\n')] : [];
  },
} satisfies ReportedRule;
