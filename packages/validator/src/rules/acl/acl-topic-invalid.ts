import { filtersIn, textsOf } from '@mosquitto-conf/config/internal';
import { meantFilter } from '../../facts/meant-filter.js';
import { replaceFound } from '../../fixes/found-fixes.js';
import type { ReportedRule } from '../../rule.js';
import { fixTitles } from '../../texts/fix-titles.js';

const texts = textsOf('acl-topic-invalid', {
  lineForEach: 'Write a line for each topic',
});

export const aclTopicInvalid = {
  id: 'acl-topic-invalid',
  texts,
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
    {
      text: `
        listener 1883
        allow_anonymous true
        acl_file acl
      `,
      files: { acl: 'topic read sensors/#, lamps/#\n' },
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
  fix(found, { release, textOf }) {
    const { place } = found;
    const text = place && textOf(place.file);
    const written = text?.slice(place?.span.start, place?.span.end);
    const several = written === undefined ? undefined : filtersIn(written, release);
    if (text !== undefined && several) {
      const start = text.lastIndexOf('\n', found.place!.span.start) + 1;
      const eol = text.includes('\r\n') ? '\r\n' : '\n';
      const lines = several.join(`${eol}${text.slice(start, found.place!.span.start)}`);
      return replaceFound(found, texts.lineForEach, false, lines);
    }
    const meant = written === undefined ? undefined : meantFilter(written);
    return meant === undefined ? [] : replaceFound(found, fixTitles.write({ value: meant }), false, meant);
  },
} satisfies ReportedRule;
