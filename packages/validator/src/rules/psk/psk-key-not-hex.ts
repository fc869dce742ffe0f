import { writeMeant } from '../../fixes/found-fixes.js';
import type { ReportedRule } from '../../rule.js';

export const pskKeyNotHex = {
  id: 'psk-key-not-hex',
  category: 'refused',
  severity: 'error',
  summary: 'A key of a PSK file is not hexadecimal.',
  why: 'Keys contain only the digits 0 to 9 and a to f, without `0x`, spaces or colons. The broker refuses to start because of a key that it cannot read.',
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
