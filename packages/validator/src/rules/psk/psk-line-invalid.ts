import type { Rule } from '../../rule.js';

export const pskLineInvalid: Rule = {
  id: 'psk-line-invalid',
  category: 'refused',
  severity: 'error',
  remarked: 'warning',
  summary: 'A line of a PSK file has no key or no identity.',
  why: 'Lines are written `IDENTITY:KEY`. From 1.5.6 the broker passes over others; before, it did not start over one, comments and blank lines included.',
  wrong: [
    {
      text: 'listener 8883\npsk_file keys\npsk_hint home\nuse_identity_as_username true\n',
      files: { keys: 'sensor:4fd8a12c\nlamp:' },
    },
    {
      text: 'listener 8883\npsk_file keys\npsk_hint home\nuse_identity_as_username true\n',
      files: { keys: '# sensors\nsensor:4fd8a12c\n' },
      target: '1.5.5',
    },
  ],
  right: [
    {
      text: 'listener 8883\npsk_file keys\npsk_hint home\nuse_identity_as_username true\n',
      files: { keys: 'sensor:4fd8a12c\n' },
    },
  ],
};
