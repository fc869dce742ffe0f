import { dynamicSecurityExample } from '../../examples/dynamic-security.js';
import type { ReportedRule } from '../../rule.js';

export const dynamicSecurityAclRepeated = {
  id: 'dynamic-security-acl-repeated',
  category: 'pitfall',
  severity: 'warning',
  summary: 'A role has two ACLs of one type with the same topic.',
  why: 'From 2.0.16 the plugin uses the first one, whatever the priorities are, and ignores the others. Before, the one with the highest priority decides.',
  noFix: 'Only you know which of them is meant.',
  wrong: [
    dynamicSecurityExample({
      roles: `{
      "rolename": "house",
      "acls": [
        {"acltype": "subscribePattern", "topic": "house/#", "allow": true},
        {"acltype": "subscribePattern", "topic": "house/#", "priority": 10, "allow": false}
      ]
    }`,
    }),
  ],
  right: [dynamicSecurityExample({})],
} satisfies ReportedRule;
