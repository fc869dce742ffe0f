import { removeLineOf } from '../../fixes/found-fixes.js';
import type { Rule } from '../../rule.js';

export const pskIdentityDuplicate: Rule = {
  id: 'psk-identity-duplicate',
  category: 'pitfall',
  severity: 'warning',
  summary: 'An identity stands in a PSK file twice.',
  why: 'The first line counts, so the key of the second never works.',
  wrong: [
    {
      text: 'listener 8883\npsk_file keys\npsk_hint home\nuse_identity_as_username true\n',
      files: { keys: 'sensor:4fd8a12c\nsensor:77aa01be\n' },
    },
  ],
  right: [
    {
      text: 'listener 8883\npsk_file keys\npsk_hint home\nuse_identity_as_username true\n',
      files: { keys: 'sensor:4fd8a12c\nlamp:77aa01be\n' },
    },
  ],
  fix: (found, context) => removeLineOf(context, found.place, 'Remove the line', true),
};
