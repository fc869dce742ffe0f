import { dynamicSecurityExample } from '../../examples/dynamic-security.js';
import type { ReportedRule } from '../../rule.js';

export const dynamicSecurityDamaged = {
  id: 'dynamic-security-damaged',
  category: 'pitfall',
  severity: 'warning',
  summary: 'The dynamic security file is not valid JSON, or a list in it is something else.',
  why: 'The broker logs an error at most, and starts. The plugin then knows no client, so no client can log in with it. If a command changes something afterwards, the plugin writes the file anew, and everything that it could not read is lost.',
  noFix: 'Only you know what the text should say.',
  explains: {
    configuration: [
      'nobody-can-connect',
      'dynamic-security-no-administrator',
      'dynamic-security-value-ignored',
    ],
  },
  wrong: [
    dynamicSecurityExample('{"clients": [{"username": "ana",}]}\n'),
    dynamicSecurityExample('{"clients": [], "groups": {}, "roles": []}\n'),
  ],
  right: [dynamicSecurityExample({})],
} satisfies ReportedRule;
