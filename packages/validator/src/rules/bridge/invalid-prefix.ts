import { writeMeant } from '../../fixes/found-fixes.js';
import type { ReportedRule } from '../../rule.js';

export const invalidPrefix = {
  id: 'invalid-prefix',
  category: 'refused',
  severity: 'error',
  summary: 'A topic prefix contains a wildcard, or makes no topic together with what follows it.',
  why: 'A prefix is put in front of topics, where `+` and `#` cannot stand. A wildcard behind it must still fill a whole level, so a prefix in front of one ends with a slash.',
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
