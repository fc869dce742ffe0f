import type { ProfileTable } from './profile.js';

/** The local network is trusted, and everyone who has an account on the machine is. */
export const home: ProfileTable = {
  summary: 'a broker on a home network: what only matters among strangers is a note or is left out',
  severities: {
    // Anyone on the local network may connect, and may see what is sent.
    'open-to-everybody': 'info',
    'any-name-gets-in': 'info',
    'passwords-in-clear': 'off',
    'bridge-login-in-clear': 'off',
    // Old devices need old ciphers, and few homes have a certificate of a public authority.
    'tls-version-old': 'info',
    'weak-ciphers': 'info',
    'certificate-is-own-authority': 'off',
    // No one else has an account on the machine.
    'access-file-group': 'info',
    'access-file-owner': 'info',
    'access-file-permissions': 'info',
    'private-key-readable': 'info',
  },
};
