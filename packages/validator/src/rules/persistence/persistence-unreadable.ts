import type { ReportedRule } from '../../rule.js';

export const persistenceUnreadable = {
  id: 'persistence-unreadable',
  category: 'refused',
  severity: 'error',
  summary: 'The persistence file is not one, is damaged, or comes from a newer release.',
  why: 'It holds the sessions and retained messages. The broker would rather not start than overwrite a file it does not understand. Going back to an older release ends here.',
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
