import { clientText, dynamicSecurityExample } from '../../examples/dynamic-security.js';
import { forDecision } from '../../fixes/fix.js';
import { writeMeant } from '../../fixes/found-fixes.js';
import type { ReportedRule } from '../../rule.js';

export const dynamicSecurityKeyUnknown = {
  id: 'dynamic-security-key-unknown',
  category: 'pitfall',
  severity: 'warning',
  summary: 'An object in the dynamic security file has a key that the plugin does not read.',
  why: 'The plugin ignores it without a message, and removes it when it writes the file. A misspelled key has no effect, and of a key that is there twice only the first counts.',
  wrong: [
    dynamicSecurityExample({ clients: clientText('ana', '"role": [{"rolename": "house"}]') }),
    dynamicSecurityExample({ clients: clientText('ana', '"disabled": false, "disabled": true') }),
  ],
  right: [
    dynamicSecurityExample({ clients: clientText('ana', '"roles": [{"rolename": "house", "priority": 5}]') }),
  ],
  fix: (found) => writeMeant(found, false).map(forDecision),
} satisfies ReportedRule;
