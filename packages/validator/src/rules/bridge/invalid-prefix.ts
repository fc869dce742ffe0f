import { writeMeant } from '../../fixes/found-fixes.js';
import type { ReportedRule } from '../../rule.js';

export const invalidPrefix = {
  id: 'invalid-prefix',
  category: 'refused',
  severity: 'error',
  summary: 'A topic prefix contains a wildcard, or is not valid together with the pattern.',
  why: 'A prefix is inserted before topics, which cannot contain `+` and `#`. A wildcard after the prefix must still be a whole topic level, so a prefix before a wildcard must end with a slash.',
  wrong: [
    {
      text: `
        listener 1883
        allow_anonymous true
        mount_point floor1/#
      `,
    },
    {
      text: `
        connection office
        address 192.0.2.10
        topic # out 1 home office/
      `,
    },
  ],
  right: [
    {
      text: `
        listener 1883
        allow_anonymous true
        mount_point floor1/
      `,
    },
    {
      text: `
        connection office
        address 192.0.2.10
        topic # out 1 home/ office/
      `,
    },
  ],
  fix: (found) => writeMeant(found, false),
} satisfies ReportedRule;
