import { clientText, dynamicSecurityExample } from '../../examples/dynamic-security.js';
import type { ReportedRule } from '../../rule.js';

export const dynamicSecurityNameRepeated = {
  id: 'dynamic-security-name-repeated',
  category: 'pitfall',
  severity: 'warning',
  summary: 'Two clients, groups or roles in the dynamic security file have the same name.',
  why: 'The plugin uses the first one, ignores the others with everything in them, and removes them when it writes the file.',
  noFix: 'Only you know which of them is meant.',
  wrong: [
    dynamicSecurityExample({
      clients: [clientText('ana', '"roles": [{"rolename": "house"}]'), clientText('ana')].join(', '),
    }),
  ],
  right: [
    dynamicSecurityExample({
      clients: [clientText('ana', '"roles": [{"rolename": "house"}]'), clientText('Ana')].join(', '),
    }),
  ],
} satisfies ReportedRule;
