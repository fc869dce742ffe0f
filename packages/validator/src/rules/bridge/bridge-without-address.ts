import type { Rule } from '../../rule.js';

export const bridgeWithoutAddress: Rule = {
  id: 'bridge-without-address',
  category: 'refused',
  severity: 'error',
  summary: 'A bridge does not say where to connect to.',
  why: 'Each `connection` needs an `address` below it in the same file, or the broker stops.',
  wrong: [{ text: 'connection office\ntopic sensors/# out 1\n' }],
  right: [{ text: 'connection office\naddress 192.0.2.10\ntopic sensors/# out 1\n' }],
};
