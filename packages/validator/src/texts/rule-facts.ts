import { textsOf } from '@mosquitto-conf/config/internal';

/** What there is to know of a rule beyond its summary. */
export const ruleFactTexts = textsOf('rule-fact', {
  error: 'error',
  warning: 'warning',
  info: 'info',
  off: 'off',
  offByDefault: 'off by default',
  remarked: '{severity}; {remarked} if the broker starts anyway',
  profile: '{profile}: {severity}',
  only: 'only {release}',
  firstToLast: '{first} to {last}',
  from: 'from {first}',
  upTo: 'up to {last}',
  all: 'all',
  noFix: 'The right change depends on your intent.',
  fix: '{title} ({safety})',
  needsDecision: 'needs your decision: never applied together with other fixes',
  safe: 'safe',
  unsafe: 'unsafe: changes what the broker does, needs `--fix-unsafe`',
});
