import type { Rule } from '../../rule.js';

export const duplicateBridge: Rule = {
  id: 'duplicate-bridge',
  category: 'refused',
  severity: 'error',
  summary: 'Two bridges have the same name.',
  why: 'The broker tells bridges apart by their names, also in the topics under which it reports their state.',
  wrong: [
    {
      text: 'connection office\naddress 192.0.2.10\ntopic sensors/# out 1\nlocal_clientid one\n\nconnection office\naddress 192.0.2.11\ntopic doors/# out 1\nlocal_clientid two\n',
    },
  ],
  right: [
    {
      text: 'connection office\naddress 192.0.2.10\ntopic sensors/# out 1\n\nconnection depot\naddress 192.0.2.11\ntopic doors/# out 1\n',
    },
  ],
};
