import type { ReportedRule } from '../../rule.js';

export const unusedSuppression = {
  id: 'unused-suppression',
  category: 'style',
  severity: 'warning',
  summary: 'A comment switches off a rule that finds nothing there.',
  why: 'It would hide what comes up later. Errors cannot be switched off, since the broker reads no such comment.',
  wrong: [
    {
      text: `
        # checkconfig-disable-next-line duration-in-months
        listener 1883
        allow_anonymous true
      `,
    },
  ],
  right: [
    {
      text: `
        # checkconfig-disable-next-line duration-in-months -- three years on purpose
        persistent_client_expiration 36m
        listener 1883
        allow_anonymous true
      `,
    },
  ],
} satisfies ReportedRule;
