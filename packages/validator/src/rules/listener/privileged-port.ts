import type { Rule } from '../../rule.js';

export const privilegedPort: Rule = {
  id: 'privileged-port',
  category: 'refused',
  severity: 'error',
  summary: 'A listener wants a port that is reserved for root.',
  why: 'Ports below 1024 can be opened by root alone, and from 2.0 the broker is somebody else by the time it opens its listeners.',
  wrong: [{ text: 'listener 80\nallow_anonymous true\n' }],
  right: [{ text: 'listener 8080\nallow_anonymous true\n' }],
};
