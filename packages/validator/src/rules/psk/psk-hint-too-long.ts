import type { Rule } from '../../rule.js';

export const pskHintTooLong: Rule = {
  id: 'psk-hint-too-long',
  category: 'refused',
  severity: 'error',
  summary: 'A `psk_hint` is longer than OpenSSL takes.',
  why: 'More than 256 bytes will not do. Clients only use the hint to pick one of their keys.',
  wrong: [
    {
      text: `listener 8883\npsk_file keys\npsk_hint ${'hint'.repeat(70)}\nuse_identity_as_username true\n`,
      files: { keys: 'sensor:4fd8a12c\n' },
    },
  ],
  right: [
    {
      text: 'listener 8883\npsk_file keys\npsk_hint home\nuse_identity_as_username true\n',
      files: { keys: 'sensor:4fd8a12c\n' },
    },
  ],
};
