import { writeMeantWord } from '../../fixes/found-fixes.js';
import type { Rule } from '../../rule.js';

export const invalidDirection: Rule = {
  id: 'invalid-direction',
  category: 'refused',
  severity: 'error',
  summary: 'The word after the topic of a bridge is no direction.',
  why: 'A bridge sends a topic `out`, brings it `in`, or does `both`. Words are separated by blanks, so a topic with a blank in it also ends up here.',
  wrong: [{ text: 'connection office\naddress 192.0.2.10\ntopic sensors/# inout 1\n' }],
  right: [{ text: 'connection office\naddress 192.0.2.10\ntopic sensors/# out 1\n' }],
  fix: writeMeantWord,
};
