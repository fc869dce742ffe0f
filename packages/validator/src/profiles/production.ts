import type { ProfileTable } from './profile.js';

/** Strangers reach the broker, and what it does not say or keep is missed. */
export const production: ProfileTable = {
  summary: 'a broker that strangers can reach and others rely on: access that is too open is an error',
  severities: {
    // Clients connect who should not.
    'open-to-everybody': 'error',
    'any-name-gets-in': 'error',
    'anonymous-beside-passwords': 'error',
    'password-file-lets-all-in': 'error',
    'password-missing': 'error',
    'certificate-not-checked': 'error',
    'identity-without-certificate': 'error',
    'ca-without-certificate-check': 'warning',
    // They may do more than they should.
    'acl-file-lets-all-in': 'error',
    'acl-pattern-under-user': 'error',
    'acl-user-unproven': 'error',
    'dynamic-security-without-file': 'error',
    'plugin-before-acl-file': 'warning',
    // Others can read what is sent.
    'passwords-in-clear': 'warning',
    'tls-port-in-clear': 'error',
    'tls-version-old': 'error',
    'weak-ciphers': 'error',
    'certificate-is-own-authority': 'warning',
    'bridge-insecure': 'error',
    'bridge-login-in-clear': 'warning',
    'bridge-login-over-internet': 'error',
    'bridge-tls-without-trust': 'error',
    // Others can read or change what the machine keeps.
    'access-file-permissions': 'error',
    'private-key-readable': 'error',
    'runs-as-root': 'error',
    // Clients that should connect cannot, or a restart or reload fails.
    'certificate-expired': 'error',
    'nobody-can-connect': 'error',
    'container-loopback': 'error',
    'reload-refused': 'error',
    'unresolved-bridge-address': 'warning',
    // Messages and traces are lost.
    'persistence-unusable': 'error',
    'autosave-off': 'warning',
    'log-silent': 'warning',
    // Work that an update will make necessary.
    'announced-removal': 'warning',
    'deprecated-directive': 'warning',
  },
};
