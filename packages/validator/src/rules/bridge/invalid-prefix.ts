import { writeMeant } from '../../fixes/found-fixes.js';
import type { Rule } from '../../rule.js';

export const invalidPrefix: Rule = {
  id: 'invalid-prefix',
  category: 'refused',
  severity: 'error',
  summary: 'A topic prefix contains a wildcard, or makes no topic together with what follows it.',
  why: 'A prefix is put in front of topics, where `+` and `#` cannot stand. A wildcard behind it must still fill a whole level, so a prefix in front of one ends with a slash.',
  wrong: [
    { text: 'listener 1883\nallow_anonymous true\nmount_point floor1/#\n' },
    { text: 'connection office\naddress 192.0.2.10\ntopic # out 1 home office/\n' },
  ],
  right: [
    { text: 'listener 1883\nallow_anonymous true\nmount_point floor1/\n' },
    { text: 'connection office\naddress 192.0.2.10\ntopic # out 1 home/ office/\n' },
  ],
  fix: (found) => writeMeant(found, false),
};
