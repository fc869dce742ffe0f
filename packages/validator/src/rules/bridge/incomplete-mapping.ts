import type { Rule } from '../../rule.js';

export const incompleteMapping: Rule = {
  id: 'incomplete-mapping',
  category: 'refused',
  severity: 'error',
  summary: 'A bridge topic of `""` lacks a prefix.',
  why: 'Without a pattern the line maps one topic onto another, and needs both: the local one and the remote one.',
  wrong: [{ text: 'connection office\naddress 192.0.2.10\ntopic "" out 1 home/status\n' }],
  right: [{ text: 'connection office\naddress 192.0.2.10\ntopic "" out 1 home/status office/status\n' }],
};
