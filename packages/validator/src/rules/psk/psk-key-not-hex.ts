import { writeMeant } from '../../fixes/found-fixes.js';
import type { ReportedRule } from '../../rule.js';

export const pskKeyNotHex = {
  id: 'psk-key-not-hex',
  category: 'refused',
  severity: 'error',
  summary: 'A key of a PSK file is not hexadecimal.',
  why: 'Keys are written with the digits 0 to 9 and a to f and nothing else, without `0x`, blanks or colons. The broker does not start with a key it cannot read.',
  wrong: [
    {
      text: `
        listener 8883
        psk_file keys
        psk_hint home
        use_identity_as_username true
      `,
      files: { keys: 'sensor:0x4fd8a12c\n' },
    },
    {
      text: `
        listener 8883
        psk_file keys
        psk_hint home
        use_identity_as_username true
      `,
      files: { keys: 'sensor:4f d8 a1 2c\n' },
    },
  ],
  right: [
    {
      text: `
        listener 8883
        psk_file keys
        psk_hint home
        use_identity_as_username true
      `,
      files: { keys: 'sensor:4fd8a12c\n' },
    },
  ],
  fix: (found) => writeMeant(found, true),
} satisfies ReportedRule;
