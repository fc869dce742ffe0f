import { textsOf } from '@mosquitto-conf/config/internal';
import type { ReportedRule } from '../../rule.js';

export const texts = textsOf('unused-suppression', {
  named: 'This comment disables {rules}, but nothing is reported there.',
  all: 'This comment disables all rules, but nothing is reported there.',
  unknownRule: 'This comment disables `{selector}`, which is not a rule.',
  unknownWord: 'This comment disables nothing: `{word}` is not a word that `checkconfig` knows.',
  writeWord: 'Write `# {meant} RULE`.',
  remove: 'Remove the comment.',
  unknown: 'Correct or remove the comment: no rule is named `{selector}`.',
  noMatch: 'Correct or remove the comment: no rule matches `{selector}`.',
  didYouMean: 'Correct or remove the comment: no rule is named `{selector}`. Did you mean `{meant}`?',
  noMatchDidYouMean: 'Correct or remove the comment: no rule matches `{selector}`. Did you mean `{meant}`?',
});

export const unusedSuppression = {
  id: 'unused-suppression',
  texts,
  category: 'style',
  severity: 'warning',
  summary: 'A comment disables a rule that has no finding there, or is misspelled.',
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
