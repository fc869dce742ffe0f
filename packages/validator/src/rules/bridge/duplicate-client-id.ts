import type { Rule } from '../../rule.js';

export const duplicateClientId: Rule = {
  id: 'duplicate-client-id',
  category: 'refused',
  severity: 'error',
  summary: 'Two bridges have the same local client id.',
  why: 'Inside the broker each bridge is a client, and of two clients with one id only one can stay. Without `local_clientid` the id is made of the remote one, or of the names of the machine and the bridge.',
  wrong: [
    {
      text: 'connection office\naddress 192.0.2.10\nremote_clientid home\ntopic sensors/# out 1\n\nconnection depot\naddress 192.0.2.11\nremote_clientid home\ntopic doors/# out 1\n',
    },
  ],
  right: [
    {
      text: 'connection office\naddress 192.0.2.10\nremote_clientid home\ntopic sensors/# out 1\n\nconnection depot\naddress 192.0.2.11\nremote_clientid home\nlocal_clientid home-depot\ntopic doors/# out 1\n',
    },
  ],
};
