import { badCredentials, closed, everything, notAuthorized, only } from '../answers.js';
import type { AccessRow } from '../row.js';

const keys = { keys: 'alice:abcd1234\nbob:00ff' };

/** TLS with pre-shared keys. */
export const pskRows: readonly AccessRow[] = [
  {
    name: 'only identities of the file connect, with their keys',
    configuration: `
      listener 8883
      psk_hint garden
      psk_file keys
      allow_anonymous true
    `,
    files: keys,
    clients: {
      'anonymous on=8883 psk=alice/abcd1234': everything,
      'anonymous on=8883 psk=bob/00ff': everything,
      'anonymous on=8883 psk=alice/00ff': closed,
      'anonymous on=8883 psk=carol/00ff': closed,
      'anonymous on=8883 tls': closed,
      'anonymous on=8883': closed,
    },
  },
  {
    name: 'a key is not a username by itself',
    configuration: `
      listener 8883
      psk_hint garden
      psk_file keys
    `,
    files: keys,
    clients: {
      'anonymous on=8883 psk=alice/abcd1234': notAuthorized,
      'alice:pa on=8883 psk=alice/abcd1234': notAuthorized,
    },
  },
  {
    name: 'use_identity_as_username: the identity is the username, whatever the client says',
    configuration: `
      listener 8883
      psk_hint garden
      psk_file keys
      use_identity_as_username true
      acl_file acl
    `,
    files: {
      ...keys,
      acl: `
        user alice
        topic u/alice
        user bob
        topic a
      `,
    },
    clients: {
      'anonymous on=8883 psk=alice/abcd1234': only('u/alice'),
      'bob:xx on=8883 psk=alice/abcd1234': only('u/alice'),
      'anonymous on=8883 psk=bob/00ff': only('a'),
    },
  },
  {
    name: 'use_identity_as_username: no password is asked for',
    configuration: `
      listener 8883
      psk_hint garden
      psk_file keys
      use_identity_as_username true
      password_file passwd
    `,
    files: keys,
    clients: { 'alice:xx on=8883 psk=bob/00ff': everything },
  },
  {
    name: 'a key and a password',
    configuration: `
      listener 8883
      psk_hint garden
      psk_file keys
      password_file passwd
    `,
    files: keys,
    clients: {
      'anonymous on=8883 psk=bob/00ff': notAuthorized,
      'alice:pa on=8883 psk=bob/00ff': everything,
      'alice:xx on=8883 psk=bob/00ff': notAuthorized,
    },
  },
  {
    name: 'use_subject_as_username lets no client connect: a key has no subject',
    configuration: `
      listener 8883
      psk_hint garden
      psk_file keys
      use_subject_as_username true
      allow_anonymous true
    `,
    files: keys,
    clients: { 'anonymous on=8883 psk=alice/abcd1234': badCredentials },
  },
  {
    name: 'require_certificate does not count',
    configuration: `
      listener 8883
      psk_hint garden
      psk_file keys
      require_certificate true
      allow_anonymous true
    `,
    files: keys,
    clients: { 'anonymous on=8883 psk=alice/abcd1234': everything },
  },
  {
    name: 'keys may be in upper case',
    configuration: `
      listener 8883
      psk_hint garden
      psk_file keys
      allow_anonymous true
    `,
    files: { keys: 'alice:ABCD1234' },
    clients: { 'anonymous on=8883 psk=alice/abcd1234': everything },
  },
  {
    name: 'per_listener_settings true: each listener has its own keys',
    configuration: `
      per_listener_settings true
      listener 8883
      psk_hint garden
      psk_file keys
      allow_anonymous true
      listener 8884
      psk_hint garden
      psk_file other
      allow_anonymous true
    `,
    files: { ...keys, other: 'dora:beef' },
    clients: {
      'anonymous on=8883 psk=alice/abcd1234': everything,
      'anonymous on=8883 psk=dora/beef': closed,
      'anonymous on=8884 psk=dora/beef': everything,
      'anonymous on=8884 psk=alice/abcd1234': closed,
    },
  },
  {
    name: 'without a hint there is no TLS, and the keys are not asked for',
    configuration: `
      listener 8883
      psk_file keys
      allow_anonymous true
    `,
    files: keys,
    clients: { 'anonymous on=8883 psk=alice/abcd1234': closed, 'anonymous on=8883': everything },
  },
];
