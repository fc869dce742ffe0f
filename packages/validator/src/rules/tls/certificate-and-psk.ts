import { AUTHORITY } from '../../examples/example-files.js';
import { removeLineOf } from '../../fixes/found-fixes.js';
import type { Rule } from '../../rule.js';

export const certificateAndPsk: Rule = {
  id: 'certificate-and-psk',
  category: 'refused',
  severity: 'error',
  summary: 'A connection has both certificates and a pre-shared key.',
  why: 'TLS is secured by certificates or by a key that both sides know beforehand. The broker takes no line for the one after a line for the other.',
  wrong: [
    {
      text: 'connection office\naddress 192.0.2.10:8883\nbridge_identity home\nbridge_psk 4fd8a12c\nbridge_cafile ca.crt\ntopic sensors/# out 1\n',
      files: { 'ca.crt': AUTHORITY },
    },
  ],
  right: [
    {
      text: 'connection office\naddress 192.0.2.10:8883\nbridge_identity home\nbridge_psk 4fd8a12c\ntopic sensors/# out 1\n',
    },
  ],
  fix: (found, context) => removeLineOf(context, found.place, 'Remove the line', false),
};
