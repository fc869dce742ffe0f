import { SERVER, SERVER_KEY } from '../../examples/example-files.js';
import type { Rule } from '../../rule.js';

export const keyfileUnusable: Rule = {
  id: 'keyfile-unusable',
  category: 'refused',
  severity: 'error',
  summary: "A listener's private key is missing or no key.",
  why: 'The broker does not start with a TLS listener it cannot set up. It wants the key of its certificate in PEM form, which begins with `-----BEGIN PRIVATE KEY-----` or the like.',
  wrong: [
    {
      text: 'listener 8883\ncertfile server.crt\nkeyfile server.key\nallow_anonymous true\n',
      files: { 'server.crt': SERVER },
    },
    {
      text: 'listener 8883\ncertfile server.crt\nkeyfile server.crt\nallow_anonymous true\n',
      files: { 'server.crt': SERVER },
    },
  ],
  right: [
    {
      text: 'listener 8883\ncertfile server.crt\nkeyfile server.key\nallow_anonymous true\n',
      files: { 'server.crt': SERVER, 'server.key': SERVER_KEY },
    },
  ],
};
