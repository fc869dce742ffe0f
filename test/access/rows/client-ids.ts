import { badClientId, badCredentials, closed, everything, notAuthorized, only } from '../answers.js';
import type { AccessRow } from '../row.js';

const TLS = 'cafile certs/ca.crt\ncertfile certs/server.crt\nkeyfile certs/server.key';

/** Longer than `auto_id_prefix` may be in 2.1. */
const LONG = 'p'.repeat(51);

/** Client ids: empty ones, prefixes, and usernames in their place. */
export const clientIdRows: readonly AccessRow[] = [
  {
    name: 'an empty client id is accepted with a clean session',
    configuration: `
      listener 1883
      allow_anonymous true
    `,
    clients: {
      'anonymous id=': everything,
      'anonymous id= v=5': everything,
      'anonymous id= v=3': badClientId,
      'anonymous id= resumes': badClientId,
      'anonymous id= resumes v=5': everything,
    },
  },
  {
    name: 'allow_zero_length_clientid false refuses empty client ids',
    configuration: `
      listener 1883
      allow_anonymous true
      allow_zero_length_clientid false
    `,
    clients: {
      'anonymous id=': badClientId,
      'anonymous id= v=5': '128',
      anonymous: everything,
    },
  },
  {
    name: 'an empty client id is refused before the password is looked at',
    configuration: `
      listener 1883
      password_file passwd
      allow_zero_length_clientid false
    `,
    clients: { 'alice:xx id=': badClientId, 'alice:pa id=': badClientId, 'anonymous id=': badClientId },
  },
  {
    name: 'per_listener_settings true: allow_zero_length_clientid holds for its listener only',
    configuration: `
      per_listener_settings true
      listener 1883
      allow_anonymous true
      allow_zero_length_clientid false
      listener 1884
      allow_anonymous true
    `,
    clients: { 'anonymous id=': badClientId, 'anonymous id= on=1884': everything },
  },
  {
    name: 'clientid_prefixes: only client ids that begin so connect',
    configuration: `
      listener 1883
      allow_anonymous true
      clientid_prefixes c
    `,
    clients: {
      anonymous: everything,
      'anonymous id=c': everything,
      'anonymous id=d1': notAuthorized,
      'anonymous id=C1': notAuthorized,
      'anonymous id=d1 v=5': '135',
    },
  },
  {
    name: 'clientid_prefixes: a second line is an error',
    configuration: `
      listener 1883
      allow_anonymous true
      clientid_prefixes d
      clientid_prefixes c
    `,
    ends: true,
    clients: {},
  },
  {
    name: 'clientid_prefixes: an id that the broker makes begins with auto-',
    configuration: `
      listener 1883
      allow_anonymous true
      clientid_prefixes auto-
    `,
    clients: { 'anonymous id=': everything, anonymous: notAuthorized },
  },
  {
    name: 'clientid_prefixes: an id that the broker makes begins with auto_id_prefix',
    configuration: `
      listener 1883
      allow_anonymous true
      clientid_prefixes dev-
      auto_id_prefix dev-
    `,
    clients: { 'anonymous id=': everything, anonymous: notAuthorized, 'anonymous id=dev-1': everything },
  },
  {
    name: 'clientid_prefixes holds for all listeners, wherever it is',
    configuration: `
      per_listener_settings true
      listener 1883
      allow_anonymous true
      listener 1884
      allow_anonymous true
      clientid_prefixes c
    `,
    clients: { 'anonymous id=d1': notAuthorized, 'anonymous id=d1 on=1884': notAuthorized },
  },
  {
    name: 'clientid_prefixes: the rest of the line is one prefix',
    configuration: `
      listener 1883
      allow_anonymous true
      clientid_prefixes c d
    `,
    clients: { anonymous: notAuthorized, 'anonymous id=d1': notAuthorized },
  },
  {
    name: 'clientid_prefixes without a value is an error',
    configuration: `
      listener 1883
      allow_anonymous true
      clientid_prefixes
    `,
    ends: true,
    clients: {},
  },
  {
    name: 'clientid_prefixes is looked at before the password, and before the username takes the place of the id',
    configuration: `
      listener 1883
      password_file passwd
      use_username_as_clientid true
      clientid_prefixes d
    `,
    clients: {
      'alice:pa id=c1 v=5': '135',
      'alice:xx id=d1': notAuthorized,
      'alice:pa id=d1': everything,
      'anonymous id=d1': notAuthorized,
    },
  },
  {
    name: 'per_listener_settings true: each listener has an auto_id_prefix of its own',
    configuration: `
      per_listener_settings true
      clientid_prefixes dev-
      listener 1883
      allow_anonymous true
      auto_id_prefix dev-
      listener 1884
      allow_anonymous true
    `,
    clients: {
      'anonymous id=': everything,
      'anonymous id= on=1884': notAuthorized,
      'anonymous id=dev-1 on=1884': everything,
    },
  },
  {
    name: 'auto_id_prefix: a second line is an error',
    configuration: `
      listener 1883
      allow_anonymous true
      clientid_prefixes dev-
      auto_id_prefix dev-
      auto_id_prefix own-
    `,
    ends: true,
    clients: {},
  },
  {
    name: 'auto_id_prefix may have more than 50 characters up to 2.0',
    configuration: `
      listener 1883
      allow_anonymous true
      clientid_prefixes ${LONG}
      auto_id_prefix ${LONG}
    `,
    clients: { 'anonymous id=': everything, anonymous: notAuthorized },
  },
  {
    name: 'listener_auto_id_prefix is a directive from 2.1 on',
    configuration: `
      listener 1883
      allow_anonymous true
      listener_auto_id_prefix dev-
      clientid_prefixes dev-
    `,
    ends: true,
    clients: {},
  },
  {
    name: 'use_username_as_clientid: the username is the client id of ACL patterns',
    configuration: `
      listener 1883
      allow_anonymous true
      use_username_as_clientid true
      acl_file acl
    `,
    files: { acl: 'pattern readwrite u/%c' },
    clients: { alice: only('u/alice'), 'bob:xx': '0 ' },
  },
  {
    name: 'use_username_as_clientid: anonymous clients do not connect',
    configuration: `
      listener 1883
      allow_anonymous true
      use_username_as_clientid true
    `,
    clients: { anonymous: notAuthorized, alice: everything, 'alice id=': everything },
  },
  {
    name: 'use_username_as_clientid: the id that the client sends has to have the prefix',
    configuration: `
      listener 1883
      allow_anonymous true
      use_username_as_clientid true
      clientid_prefixes c
    `,
    clients: { alice: everything, 'carol id=d1': notAuthorized },
  },
  {
    name: 'use_username_as_clientid: the name of the certificate is the client id',
    configuration: `
      listener 8883
      ${TLS}
      require_certificate true
      use_identity_as_username true
      use_username_as_clientid true
      acl_file acl
    `,
    files: {
      acl: `
        pattern readwrite u/alice
        pattern readwrite %c/x
      `,
    },
    clients: {
      'anonymous on=8883 cert=client': only('u/alice'),
      'anonymous on=8883 cert=unnamed-client': badCredentials,
      'anonymous on=8883 tls': closed,
    },
  },
];
