import { meantFilter } from '../../facts/meant-filter.js';
import { replaceFound } from '../../fixes/found-fixes.js';
import type { ReportedRule } from '../../rule.js';
import { fixTitles } from '../../texts/fix-titles.js';

export const aclTopicInvalid = {
  id: 'acl-topic-invalid',
  category: 'refused',
  severity: 'error',
  summary: 'The topic of an ACL line is not a valid topic filter.',
  why: '`+` and `#` must be a whole level between slashes, and `#` must be the last level. From 1.6.9 the broker refuses to start because of any other use; before, the line never matches a topic.',
  wrong: [
    {
      text: `
        listener 1883
        allow_anonymous true
        acl_file acl
      `,
      files: { acl: 'topic read sensors#\n' },
    },
    {
      text: `
        listener 1883
        allow_anonymous true
        acl_file acl
      `,
      files: { acl: 'topic read house/#/lamp\n' },
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
          topic read house/+/lamp
        `,
      },
    },
  ],
  first: '1.6.9',
  fix(found, { textOf }) {
    const { place } = found;
    const written = place && textOf(place.file)?.slice(place.span.start, place.span.end);
    const meant = written === undefined ? undefined : meantFilter(written);
    return meant === undefined ? [] : replaceFound(found, fixTitles.write({ value: meant }), false, meant);
  },
} satisfies ReportedRule;
