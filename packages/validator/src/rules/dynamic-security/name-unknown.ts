import { clientText, dynamicSecurityExample } from '../../examples/dynamic-security.js';
import { forDecision } from '../../fixes/fix.js';
import { writeMeant } from '../../fixes/found-fixes.js';
import type { ReportedRule } from '../../rule.js';

export const dynamicSecurityNameUnknown = {
  id: 'dynamic-security-name-unknown',
  category: 'pitfall',
  severity: 'warning',
  summary: 'The dynamic security file refers to a client, group or role that it does not have.',
  why: 'The plugin ignores the reference without a message, and removes it when it writes the file: the client has fewer permissions than the file seems to say. Names are case-sensitive.',
  wrong: [
    dynamicSecurityExample({ clients: clientText('ana', '"roles": [{"rolename": "House"}]') }),
    dynamicSecurityExample({ groups: '{"groupname": "family", "clients": [{"username": "bruno"}]}' }),
    dynamicSecurityExample({ more: '"anonymousGroup": "guests"' }),
  ],
  right: [
    dynamicSecurityExample({
      groups: '{"groupname": "family", "clients": [{"username": "ana"}], "roles": [{"rolename": "house"}]}',
    }),
  ],
  fix: (found) => writeMeant(found, false).map(forDecision),
} satisfies ReportedRule;
