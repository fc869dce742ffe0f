import type { Rule } from '../../rule.js';
import { halfPsk } from './half-psk.js';
import { pskHintTooLong } from './psk-hint-too-long.js';
import { pskIdentityDuplicate } from './psk-identity-duplicate.js';
import { pskIdentityEmpty } from './psk-identity-empty.js';
import { pskKeyEmpty } from './psk-key-empty.js';
import { pskKeyNotHex } from './psk-key-not-hex.js';
import { pskLineInvalid } from './psk-line-invalid.js';
import { pskTooLong } from './psk-too-long.js';

/** Pre-shared keys: PSK files, and the listeners that use them. */
export const pskRules = [
  halfPsk,
  pskHintTooLong,
  pskIdentityDuplicate,
  pskIdentityEmpty,
  pskKeyEmpty,
  pskKeyNotHex,
  pskLineInvalid,
  pskTooLong,
] as const satisfies readonly Rule[];
