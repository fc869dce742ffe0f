import { SERVER, SERVER_KEY } from '../../examples/example-files.js';
import type { Rule } from '../../rule.js';

export const certfileUnusable: Rule = {
  id: 'certfile-unusable',
  category: 'refused',
  severity: 'error',
  summary: "A listener's certificate is missing or no certificate.",
  why: 'The broker does not start with a TLS listener it cannot set up. It wants its own certificate first, in PEM form, and behind it those that lead to the CA.',
  wrong: [
    {
      text: 'listener 8883\ncertfile server.crt\nkeyfile server.key\nallow_anonymous true\n',
      files: { 'server.key': SERVER_KEY },
    },
    {
      text: 'listener 8883\ncertfile server.key\nkeyfile server.key\nallow_anonymous true\n',
      files: { 'server.key': SERVER_KEY },
    },
  ],
  right: [
    {
      text: 'listener 8883\ncertfile server.crt\nkeyfile server.key\nallow_anonymous true\n',
      files: { 'server.crt': SERVER, 'server.key': SERVER_KEY },
    },
  ],
};
