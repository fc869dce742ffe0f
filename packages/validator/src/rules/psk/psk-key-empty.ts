import type { Rule } from '../../rule.js';

export const pskKeyEmpty: Rule = {
  id: 'psk-key-empty',
  category: 'pitfall',
  severity: 'warning',
  summary: 'A key of a PSK file is empty.',
  why: 'A key of no bytes secures nothing, and nobody can connect with it.',
  wrong: [
    {
      text: 'listener 8883\npsk_file keys\npsk_hint home\nuse_identity_as_username true\n',
      files: { keys: 'sensor:4fd8a12c\nlamp: \n' },
    },
  ],
  right: [
    {
      text: 'listener 8883\npsk_file keys\npsk_hint home\nuse_identity_as_username true\n',
      files: { keys: 'sensor:4fd8a12c\n' },
    },
  ],
};
