import { SERVER, SERVER_KEY } from '../../examples/example-files.js';
import type { Rule } from '../../rule.js';

export const fileOnlyForRoot: Rule = {
  id: 'file-only-for-root',
  category: 'pitfall',
  severity: 'warning',
  summary: 'A certificate or key can be read by root alone.',
  why: 'From 2.0 the broker reads it after it has turned into its own user, and then does not start.',
  first: '2.0.0',
  wrong: [
    {
      text: 'listener 8883\ncertfile server.crt\nkeyfile server.key\nallow_anonymous true\n',
      files: { 'server.crt': SERVER, 'server.key': SERVER_KEY },
      machine: { users: { mosquitto: [101, 102] }, modes: { 'server.key': [0o600, 0, 0] } },
    },
  ],
  right: [
    {
      text: 'listener 8883\ncertfile server.crt\nkeyfile server.key\nallow_anonymous true\n',
      files: { 'server.crt': SERVER, 'server.key': SERVER_KEY },
      machine: { users: { mosquitto: [101, 102] }, modes: { 'server.key': [0o400, 101, 102] } },
    },
  ],
};
