import { badCredentials, closed, everything, notAuthorized, nothing, only } from '../answers.js';
import type { AccessRow } from '../row.js';

const TLS = 'cafile certs/ca.crt\ncertfile certs/server.crt\nkeyfile certs/server.key';

/**
 * Client certificates. Those of fixtures/certs: `client` is of meter-7; `unnamed-client` has no common name, `old-client` is
 * expired, `lost` is revoked, and `foreign-client` is of another authority.
 */
export const certificateRows: readonly AccessRow[] = [
  {
    name: 'a listener with TLS does not ask for a certificate',
    configuration: `
      listener 8883
      ${TLS}
      allow_anonymous true
    `,
    clients: {
      'anonymous on=8883 tls': everything,
      'anonymous on=8883 cert=client': everything,
      'anonymous on=8883 cert=foreign-client': everything,
      'anonymous on=8883': closed,
    },
  },
  {
    name: 'a listener without TLS has none',
    configuration: `
      listener 1883
      allow_anonymous true
    `,
    clients: { 'anonymous tls': closed, anonymous: everything },
  },
  {
    name: 'require_certificate: only certificates of the authority that are valid',
    configuration: `
      listener 8883
      ${TLS}
      require_certificate true
      allow_anonymous true
    `,
    clients: {
      'anonymous on=8883 tls': closed,
      'anonymous on=8883 cert=client': everything,
      'anonymous on=8883 cert=unnamed-client': everything,
      'anonymous on=8883 cert=old-client': closed,
      'anonymous on=8883 cert=foreign-client': closed,
      'anonymous on=8883 cert=lost': everything,
    },
  },
  {
    name: 'crlfile: not those that are revoked',
    configuration: `
      listener 8883
      ${TLS}
      crlfile certs/crl.pem
      require_certificate true
      allow_anonymous true
    `,
    clients: {
      'anonymous on=8883 cert=client': everything,
      'anonymous on=8883 cert=lost': closed,
    },
  },
  {
    name: 'crlfile without require_certificate asks for none',
    configuration: `
      listener 8883
      ${TLS}
      crlfile certs/crl.pem
      allow_anonymous true
    `,
    clients: { 'anonymous on=8883 tls': everything, 'anonymous on=8883 cert=lost': everything },
  },
  {
    name: 'another authority, other certificates',
    configuration: `
      listener 8883
      cafile certs/other-ca.crt
      certfile certs/server.crt
      keyfile certs/server.key
      require_certificate true
      allow_anonymous true
    `,
    clients: {
      'anonymous on=8883 cert=foreign-client': everything,
      'anonymous on=8883 cert=client': closed,
    },
  },
  {
    name: 'a required certificate does not name anyone by itself',
    configuration: `
      listener 8883
      ${TLS}
      require_certificate true
    `,
    clients: {
      'anonymous on=8883 cert=client': notAuthorized,
      'alice:pa on=8883 cert=client': notAuthorized,
    },
  },
  {
    name: 'a required certificate and a password',
    configuration: `
      listener 8883
      ${TLS}
      require_certificate true
      password_file passwd
    `,
    clients: {
      'anonymous on=8883 cert=client': notAuthorized,
      'alice:pa on=8883 cert=client': everything,
      'alice:xx on=8883 cert=client': notAuthorized,
      'alice:pa on=8883 tls': closed,
    },
  },
  {
    name: 'use_identity_as_username: the common name is the username, whatever the client says',
    configuration: `
      listener 8883
      ${TLS}
      require_certificate true
      use_identity_as_username true
      acl_file acl
    `,
    files: {
      acl: `
        user meter-7
        topic a
        user alice
        topic u/alice
      `,
    },
    clients: {
      'anonymous on=8883 cert=client': only('a'),
      'alice:pa on=8883 cert=client': only('a'),
      'anonymous on=8883 cert=lost': nothing,
      'anonymous on=8883 cert=unnamed-client': badCredentials,
      'anonymous on=8883 tls': closed,
    },
  },
  {
    name: 'use_identity_as_username: no password is asked for',
    configuration: `
      listener 8883
      ${TLS}
      require_certificate true
      use_identity_as_username true
      password_file passwd
    `,
    clients: {
      'anonymous on=8883 cert=client': everything,
      'alice:xx on=8883 cert=client': everything,
    },
  },
  {
    name: 'use_identity_as_username without require_certificate lets no client connect',
    configuration: `
      listener 8883
      ${TLS}
      use_identity_as_username true
      allow_anonymous true
    `,
    clients: {
      'anonymous on=8883 tls': badCredentials,
      'anonymous on=8883 cert=client': badCredentials,
      'alice:pa on=8883 cert=client': badCredentials,
    },
  },
  {
    name: 'use_subject_as_username: the whole subject is the username',
    configuration: `
      listener 8883
      ${TLS}
      require_certificate true
      use_subject_as_username true
      acl_file acl
    `,
    files: {
      acl: `
        user O=Fixtures,CN=meter-7
        topic a
        user O=Fixtures
        topic c/c1
      `,
    },
    clients: {
      'anonymous on=8883 cert=client': only('a'),
      'anonymous on=8883 cert=unnamed-client': only('c/c1'),
      'anonymous on=8883 cert=lost': nothing,
    },
  },
  {
    name: 'both: the common name goes first',
    configuration: `
      listener 8883
      ${TLS}
      require_certificate true
      use_subject_as_username true
      use_identity_as_username true
      acl_file acl
    `,
    files: {
      acl: `
        user O=Fixtures,CN=meter-7
        topic c/c1
        user meter-7
        topic a
      `,
    },
    clients: { 'anonymous on=8883 cert=client': only('a') },
  },
  {
    name: 'without TLS, require_certificate and use_identity_as_username are ignored',
    configuration: `
      listener 1883 127.0.0.1
      allow_anonymous true
      require_certificate true
      use_identity_as_username true
    `,
    clients: { anonymous: everything, 'bob:xx': everything },
  },
  {
    name: 'without TLS, use_subject_as_username is ignored',
    configuration: `
      listener 1883
      require_certificate true
      use_subject_as_username true
      password_file passwd
    `,
    clients: { anonymous: notAuthorized, 'alice:pa': everything },
  },
];
