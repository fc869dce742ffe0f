import { noFix } from '../../fixes/no-fix.js';
import type { ReportedRule } from '../../rule.js';

export const duplicateClientId = {
  id: 'duplicate-client-id',
  category: 'refused',
  severity: 'error',
  summary: 'Two bridges have the same local client id.',
  why: 'Inside the broker each bridge is a client, and no two clients can have the same id. Without `local_clientid`, the id consists of the remote client id, or of the hostname and the name of the bridge.',
  noFix: noFix.value,
  wrong: [
    {
      text: `
        connection office
        address 192.0.2.10
        remote_clientid home
        topic sensors/# out 1

        connection depot
        address 192.0.2.11
        remote_clientid home
        topic doors/# out 1
      `,
    },
  ],
  right: [
    {
      text: `
        connection office
        address 192.0.2.10
        remote_clientid home
        topic sensors/# out 1

        connection depot
        address 192.0.2.11
        remote_clientid home
        local_clientid home-depot
        topic doors/# out 1
      `,
    },
  ],
} satisfies ReportedRule;
