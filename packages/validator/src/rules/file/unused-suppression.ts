import type { Rule } from '../../rule.js';

export const unusedSuppression: Rule = {
  id: 'unused-suppression',
  category: 'style',
  severity: 'warning',
  summary: 'A comment switches off a rule that finds nothing there.',
  why: 'It would hide what comes up later. Errors cannot be switched off, since the broker reads no such comment.',
  wrong: [
    { text: '# checkconfig-disable-next-line duration-in-months\nlistener 1883\nallow_anonymous true\n' },
  ],
  right: [
    {
      text: '# checkconfig-disable-next-line duration-in-months -- three years on purpose\npersistent_client_expiration 36m\nlistener 1883\nallow_anonymous true\n',
    },
  ],
};
