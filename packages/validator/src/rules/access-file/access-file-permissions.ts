import { dynamicSecurityExample } from '../../examples/dynamic-security.js';
import { PASSWORDS } from '../../examples/example-files.js';
import { noFix } from '../../fixes/no-fix.js';
import type { ReportedRule } from '../../rule.js';

/** A client as 2.0 writes it. */
const ADMINISTRATOR =
  '{"username": "admin", "password": "h3OGTDkrPBc1IDrkvFUXjghw4dN9103fBdTZDvDSOC4EJPkNbHi3fY2BTXXd1fmFkTQ4lpBRhpsAUEy+yj0eSQ==", "salt": "MTIzNDU2Nzg5MDEy", "iterations": 1000, "roles": [{"rolename": "admin"}]}';

export const accessFilePermissions = {
  id: 'access-file-permissions',
  category: 'security',
  severity: 'warning',
  summary:
    'Every user of this machine can read or change a password, ACL, PSK, dynamic security or log file.',
  why: 'Users of the machine can try to guess hashed passwords, and can use keys directly. The broker logs a warning from 2.0.16, and announces that a future release will refuse the file. The log contains client ids, usernames and topics. 2.0.16 to 2.0.22 check the file of the dynamic security plugin and the Diffie-Hellman parameter file as well.',
  noFix: noFix.permissions,
  first: '2.0.16',
  wrong: [
    {
      text: `
        listener 1883
        password_file passwd
      `,
      files: { passwd: PASSWORDS },
      machine: { users: { mosquitto: [101, 102] }, modes: { passwd: [0o644, 101, 102] } },
    },
    {
      text: `
        listener 1883
        password_file passwd
        log_dest file mosquitto.log
      `,
      files: { passwd: PASSWORDS, 'mosquitto.log': '' },
      machine: {
        users: { mosquitto: [101, 102] },
        modes: { passwd: [0o640, 101, 102], 'mosquitto.log': [0o644, 101, 102] },
      },
    },
    {
      ...dynamicSecurityExample({ administrator: ADMINISTRATOR, clients: '' }, { target: '2.0.22' }),
      machine: {
        users: { mosquitto: [101, 102] },
        modes: { 'dynamic-security.json': [0o644, 101, 102] },
      },
    },
  ],
  right: [
    {
      text: `
        listener 1883
        password_file passwd
        log_dest file mosquitto.log
      `,
      files: { passwd: PASSWORDS, 'mosquitto.log': '' },
      machine: {
        users: { mosquitto: [101, 102] },
        modes: { passwd: [0o640, 101, 102], 'mosquitto.log': [0o640, 101, 102] },
      },
    },
    {
      ...dynamicSecurityExample({}),
      machine: {
        users: { mosquitto: [101, 102] },
        modes: { 'dynamic-security.json': [0o644, 101, 102] },
      },
    },
    {
      text: `
        listener 1883
        password_file passwd
      `,
      files: { passwd: PASSWORDS },
      machine: { users: { mosquitto: [101, 102] }, modes: { passwd: [0o640, 101, 102] } },
    },
  ],
} satisfies ReportedRule;
