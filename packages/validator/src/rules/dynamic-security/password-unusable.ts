import { dynamicSecurityExample } from '../../examples/dynamic-security.js';
import type { ReportedRule } from '../../rule.js';

export const dynamicSecurityPasswordUnusable = {
  id: 'dynamic-security-password-unusable',
  category: 'pitfall',
  severity: 'warning',
  summary: 'A client of the dynamic security file has no password, or one that cannot be read.',
  why: 'No client can log in with this username. The file holds hashes with their salt, never the passwords themselves: a password that is written into it by hand does not work.',
  noFix: 'The hash is made from the password: `mosquitto_ctrl dynsec setClientPassword`.',
  wrong: [
    dynamicSecurityExample({ clients: '{"username": "ana", "roles": [{"rolename": "house"}]}' }),
    dynamicSecurityExample({ clients: '{"username": "ana", "encoded_password": "example"}' }),
    dynamicSecurityExample({ clients: '{"username": "ana", "password": "c2FsdA==", "iterations": 101}' }),
  ],
  right: [dynamicSecurityExample({})],
} satisfies ReportedRule;
