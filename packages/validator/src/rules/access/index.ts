import type { Rule } from '../../rule.js';
import { anonymousBesidePasswords } from './anonymous-beside-passwords.js';
import { anyNameGetsIn } from './any-name-gets-in.js';
import { emptyClientIdRefused } from './empty-client-id-refused.js';
import { identityWithoutCertificate } from './identity-without-certificate.js';
import { nobodyCanConnect } from './nobody-can-connect.js';
import { offlineMessagesLost } from './offline-messages-lost.js';
import { openToEverybody } from './open-to-everybody.js';
import { passwordsInClear } from './passwords-in-clear.js';

/** Who may connect: anonymous clients, usernames, passwords on the network. */
export const accessRules = [
  anonymousBesidePasswords,
  anyNameGetsIn,
  emptyClientIdRefused,
  identityWithoutCertificate,
  nobodyCanConnect,
  offlineMessagesLost,
  openToEverybody,
  passwordsInClear,
] as const satisfies readonly Rule[];
