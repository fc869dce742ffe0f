import type { AccessRow } from '../row.js';
import { anonymousRows } from './anonymous.js';
import { certificateRows } from './certificates.js';
import { clientIdRows } from './client-ids.js';
import { listenerRows } from './listeners.js';
import { localOnlyRows } from './local-only.js';
import { passwordRows } from './passwords.js';
import { pskRows } from './psk.js';
import { specialCharacterRows } from './special-characters.js';

/** What the installed broker is asked, and what else answers the same, by subject. */
export const accessRows: Readonly<Record<string, readonly AccessRow[]>> = {
  anonymous: anonymousRows,
  'local-only mode': localOnlyRows,
  'client ids': clientIdRows,
  passwords: passwordRows,
  certificates: certificateRows,
  'pre-shared keys': pskRows,
  listeners: listenerRows,
  'special characters': specialCharacterRows,
};
