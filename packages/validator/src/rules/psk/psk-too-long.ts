import type { Rule } from '../../rule.js';

export const pskTooLong: Rule = {
  id: 'psk-too-long',
  category: 'pitfall',
  severity: 'warning',
  summary: 'An identity or key of a PSK file is longer than 65,535 bytes.',
  why: 'The broker passes over the line, so nobody can use the key.',
  first: '1.6.9',
  wrong: [
    {
      text: 'listener 8883\npsk_file keys\npsk_hint home\nuse_identity_as_username true\n',
      files: { keys: `sensor:4fd8a12c\nlamp:${'0'.repeat(65_536)}\n` },
    },
  ],
  right: [
    {
      text: 'listener 8883\npsk_file keys\npsk_hint home\nuse_identity_as_username true\n',
      files: { keys: 'sensor:4fd8a12c\n' },
    },
  ],
};
