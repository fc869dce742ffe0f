import { dynamicSecurityExample } from '../../examples/dynamic-security.js';
import { forDecision } from '../../fixes/fix.js';
import { writeMeant } from '../../fixes/found-fixes.js';
import type { ReportedRule } from '../../rule.js';

export const dynamicSecurityAclType = {
  id: 'dynamic-security-acl-type',
  category: 'pitfall',
  severity: 'warning',
  summary: 'An ACL in the dynamic security file has an unknown type.',
  why: 'The plugin ignores the ACL without a message, and removes it when it writes the file. An ACL that should deny denies nothing.',
  wrong: [
    dynamicSecurityExample({
      roles: '{"rolename": "house", "acls": [{"acltype": "subscribe", "topic": "house/#", "allow": true}]}',
    }),
  ],
  right: [dynamicSecurityExample({})],
  fix: (found) => writeMeant(found, false).map(forDecision),
} satisfies ReportedRule;
