import { dynamicSecurityExample } from '../../examples/dynamic-security.js';
import type { ReportedRule } from '../../rule.js';

export const dynamicSecurityNameMissing = {
  id: 'dynamic-security-name-missing',
  category: 'pitfall',
  severity: 'warning',
  summary: 'An entry of the dynamic security file lacks the key that it is known by.',
  why: 'The plugin ignores the entry with everything in it, without a message, and removes it when it writes the file.',
  noFix: 'Only you know the name.',
  wrong: [dynamicSecurityExample({ clients: '{"textname": "Ana", "roles": [{"rolename": "house"}]}' })],
  right: [dynamicSecurityExample({})],
} satisfies ReportedRule;
