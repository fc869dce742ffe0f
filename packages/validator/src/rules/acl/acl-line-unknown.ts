import { fixOf } from '../../fixes/fix.js';
import { writeMeant } from '../../fixes/found-fixes.js';
import type { ReportedRule } from '../../rule.js';
import { fixTitles } from '../../texts/fix-titles.js';

export const aclLineUnknown = {
  id: 'acl-line-unknown',
  category: 'refused',
  severity: 'error',
  remarked: 'warning',
  summary: 'A line of an ACL file does not start with `user`, `topic` or `pattern`.',
  why: 'The broker refuses to start because of an ACL file that it cannot parse; up to 1.5.5 it ignores the line. Comments start in the first column, and only spaces separate words.',
  wrong: [
    {
      text: `
        listener 1883
        allow_anonymous true
        acl_file acl
      `,
      files: { acl: 'topics read sensors/#\n' },
    },
    {
      text: `
        listener 1883
        allow_anonymous true
        acl_file acl
      `,
      files: { acl: 'topic\tread sensors/#\n' },
    },
    {
      text: `
        listener 1883
        allow_anonymous true
        acl_file acl
      `,
      files: {
        acl: `
          topic read sensors/#
            # doors
          topic read doors/#
        `,
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
          # sensors
          topic read sensors/#
        `,
      },
    },
  ],
  fix(found, context) {
    const { place } = found;
    const text = place && context.textOf(place.file);
    if (!place || text === undefined) return [];
    const { start } = place.span;
    if (text[start] !== '#') return writeMeant(found, /^(user|topic|pattern)\s/.test(found.meant ?? ''));
    const lineStart = text.lastIndexOf('\n', start - 1) + 1;
    return [fixOf(fixTitles.removeSpacesBeforeHash, true, place.file, lineStart, start, '')];
  },
} satisfies ReportedRule;
