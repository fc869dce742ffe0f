import type { Rule } from '../../rule.js';

export const missingSocketPath: Rule = {
  id: 'missing-socket-path',
  category: 'refused',
  severity: 'error',
  summary: 'A listener has port 0 and no path.',
  why: 'Port 0 stands for a Unix socket, and its path comes where the address would be.',
  wrong: [{ text: 'listener 0\nallow_anonymous true\n' }],
  right: [{ text: 'listener 0 mosquitto.sock\nallow_anonymous true\n' }],
  first: '2.0.0',
};
