import type { ReportedRule } from '../../rule.js';

export const unusedSuppression = {
  id: 'unused-suppression',
  category: 'style',
  severity: 'warning',
  summary: 'A comment disables a rule that has no finding there.',
  why: 'The comment could hide a later finding. Errors cannot be disabled, because the broker ignores such comments.',
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
