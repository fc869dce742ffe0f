import { textsOf } from '@mosquitto-conf/config/internal';

/** What is wrong with a name or a pattern of rules. */
export const selectorTexts = textsOf('rule-selector', {
  unknown: 'there is no rule "{selector}"',
  unknownButMeant: 'there is no rule "{selector}"; did you mean "{meant}"?',
  noMatch: 'no rule matches "{selector}"',
  noMatchButMeant: 'no rule matches "{selector}"; did you mean "{meant}"?',
});
