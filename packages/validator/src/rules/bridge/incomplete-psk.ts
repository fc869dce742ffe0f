import type { Rule } from '../../rule.js';

export const incompletePsk: Rule = {
  id: 'incomplete-psk',
  category: 'refused',
  severity: 'error',
  summary: 'A bridge has half a pre-shared key.',
  why: 'A pre-shared key is a name and a value: `bridge_identity` and `bridge_psk` go together.',
  wrong: [
    { text: 'connection office\naddress 192.0.2.10:8900\nbridge_identity home\ntopic sensors/# out 1\n' },
  ],
  right: [
    {
      text: 'connection office\naddress 192.0.2.10:8883\nbridge_identity home\nbridge_psk 4fd8a12c\ntopic sensors/# out 1\n',
    },
  ],
};
