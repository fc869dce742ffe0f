import { clientText, dynamicSecurityExample } from '../../examples/dynamic-security.js';
import type { ReportedRule } from '../../rule.js';

export const dynamicSecurityValueIgnored = {
  id: 'dynamic-security-value-ignored',
  category: 'pitfall',
  severity: 'warning',
  summary: 'A value in the dynamic security file has a type that the plugin does not read.',
  why: 'The plugin ignores the value without a message, as if the key were not there: `"allow": "true"` denies, and `"disabled": "true"` disables no client.',
  noFix: 'Only you know what the value should be.',
  wrong: [
    dynamicSecurityExample({ clients: clientText('ana', '"disabled": "true"') }),
    dynamicSecurityExample({ clients: clientText('ana', '"roles": ["house"]') }),
  ],
  right: [dynamicSecurityExample({ clients: clientText('ana', '"roles": [{"rolename": "house"}]') })],
} satisfies ReportedRule;
