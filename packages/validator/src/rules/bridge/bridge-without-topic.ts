import type { Rule } from '../../rule.js';

export const bridgeWithoutTopic: Rule = {
  id: 'bridge-without-topic',
  category: 'refused',
  severity: 'error',
  summary: 'A bridge carries nothing.',
  why: 'Each `connection` needs at least one `topic` below it in the same file, or the broker stops.',
  wrong: [{ text: 'connection office\naddress 192.0.2.10\n' }],
  right: [{ text: 'connection office\naddress 192.0.2.10\ntopic sensors/# out 1\n' }],
};
