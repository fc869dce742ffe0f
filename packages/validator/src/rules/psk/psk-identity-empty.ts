import type { Rule } from '../../rule.js';

export const pskIdentityEmpty: Rule = {
  id: 'psk-identity-empty',
  category: 'pitfall',
  severity: 'warning',
  summary: 'A line of a PSK file has no identity.',
  why: 'From 2.1 the broker passes over it, so nobody can use the key.',
  first: '2.1.0',
  wrong: [
    {
      text: 'listener 8883\npsk_file keys\npsk_hint home\nuse_identity_as_username true\n',
      files: { keys: 'sensor:4fd8a12c\n :77aa01be\n' },
    },
  ],
  right: [
    {
      text: 'listener 8883\npsk_file keys\npsk_hint home\nuse_identity_as_username true\n',
      files: { keys: 'sensor:4fd8a12c\n' },
    },
  ],
};
