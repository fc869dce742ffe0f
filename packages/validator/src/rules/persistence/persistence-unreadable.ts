import { noFix } from '../../fixes/no-fix.js';
import type { ReportedRule } from '../../rule.js';

export const persistenceUnreadable = {
  id: 'persistence-unreadable',
  category: 'refused',
  severity: 'error',
  summary: 'The persistence file is damaged, comes from a newer release, or is another kind of file.',
  why: 'It contains the sessions and retained messages. The broker refuses to start rather than overwrite a file that it cannot read. For the same reason, a downgrade to an older release fails.',
  noFix: noFix.machine,
  wrong: [
    {
      text: `
        listener 1883
        allow_anonymous true
        persistence true
      `,
      files: { 'mosquitto.db': 'SQLite format 3 and so on\n' },
    },
  ],
  right: [
    {
      text: `
        listener 1883
        allow_anonymous true
        persistence true
      `,
    },
  ],
} satisfies ReportedRule;
