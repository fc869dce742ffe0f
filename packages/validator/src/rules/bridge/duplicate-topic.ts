import { removeLineOf } from '../../fixes/found-fixes.js';
import type { Rule } from '../../rule.js';

export const duplicateTopic: Rule = {
  id: 'duplicate-topic',
  category: 'pitfall',
  severity: 'warning',
  summary: 'A bridge has the same topic twice.',
  why: 'From 2.1 the broker skips the second line. It compares topic, direction and QoS, and the prefixes as far as both lines have them, so a line with other prefixes than one without any is lost as well.',
  first: '2.1.0',
  wrong: [{ text: 'connection office\naddress 192.0.2.10\ntopic sensors/# out 1\ntopic sensors/# out 1\n' }],
  right: [{ text: 'connection office\naddress 192.0.2.10\ntopic sensors/# out 1\ntopic doors/# out 1\n' }],
  fix: (found, context) => removeLineOf(context, found.place, 'Remove the line', true),
};
