import type { Rule } from '../../rule.js';

export const invalidQos: Rule = {
  id: 'invalid-qos',
  category: 'refused',
  severity: 'error',
  summary: 'The word after the direction of a bridge topic is no QoS.',
  why: 'The QoS is 0, 1 or 2, and it comes before the prefixes.',
  wrong: [{ text: 'connection office\naddress 192.0.2.10\ntopic sensors/# out 3\n' }],
  right: [{ text: 'connection office\naddress 192.0.2.10\ntopic sensors/# out 1\n' }],
};
