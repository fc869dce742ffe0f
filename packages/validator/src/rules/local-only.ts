import type { Rule } from '../rule.js';

export const localOnly: Rule = {
  id: 'local-only',
  category: 'pitfall',
  severity: 'info',
  summary: 'Without a `listener` the broker is reachable from its own machine alone.',
  why: 'From 2.0 a configuration without `listener`, `port` or `bind_address` opens port 1883 on loopback only. In a container that means nobody at all.',
  first: '2.0.0',
  wrong: [{ text: 'persistence true\n' }],
  right: [{ text: 'listener 1883\nallow_anonymous true\n' }],
};
