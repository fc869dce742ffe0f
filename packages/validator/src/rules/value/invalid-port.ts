import { writeMeant } from '../../fixes/found-fixes.js';
import type { Rule } from '../../rule.js';

export const invalidPort: Rule = {
  id: 'invalid-port',
  category: 'refused',
  severity: 'error',
  summary: 'A port is no number from 1 to 65535.',
  why: 'The broker can neither listen nor connect there. In the `address` of a bridge whatever follows the last colon is read as the port, in an IPv6 address too.',
  wrong: [
    { text: 'listener 70000\nallow_anonymous true\n' },
    { text: 'listener 0.0.0.0:1883\nallow_anonymous true\n', target: '2.0.22' },
    { text: 'connection office\naddress broker.example:mqtt\ntopic sensors/# out 1\n' },
    { text: 'connection office\naddress 2001:db8::\ntopic sensors/# out 1\n' },
  ],
  right: [
    { text: 'listener 1883 127.0.0.1\nallow_anonymous true\n' },
    { text: 'connection office\naddress broker.example:1883\ntopic sensors/# out 1\n' },
  ],
  fix: (found) => writeMeant(found, false),
};
