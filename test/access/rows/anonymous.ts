import { everything, notAuthorized, only } from '../answers.js';
import type { AccessRow } from '../row.js';

/** `allow_anonymous` in every scope and order. */
export const anonymousRows: readonly AccessRow[] = [
  {
    name: 'a listener without more lets no client connect',
    configuration: 'listener 1883',
    clients: { anonymous: notAuthorized, 'bob:xx': notAuthorized },
  },
  {
    name: 'allow_anonymous below the last listener holds for all of them',
    configuration: `
      listener 1883
      listener 1884
      allow_anonymous true
    `,
    clients: { anonymous: everything, 'anonymous on=1884': everything, 'bob:xx': everything },
  },
  {
    name: 'allow_anonymous before any listener holds for all of them',
    configuration: `
      allow_anonymous true
      listener 1883
      listener 1884
    `,
    clients: { anonymous: everything, 'anonymous on=1884': everything },
  },
  {
    name: 'the last of two lines counts, in whatever scope it is',
    configuration: `
      listener 1883
      allow_anonymous true
      listener 1884
      allow_anonymous false
    `,
    clients: { anonymous: notAuthorized, 'anonymous on=1884': notAuthorized },
  },
  {
    name: 'per_listener_settings true: it holds for its listener only',
    configuration: `
      per_listener_settings true
      listener 1883
      allow_anonymous true
      listener 1884
    `,
    clients: { anonymous: everything, 'anonymous on=1884': notAuthorized, 'bob:xx on=1884': notAuthorized },
  },
  {
    name: 'per_listener_settings true: before any listener, it holds for none of them',
    configuration: `
      per_listener_settings true
      allow_anonymous true
      listener 1883
    `,
    clients: { anonymous: notAuthorized },
  },
  {
    name: 'per_listener_settings true: the default listener has its own',
    configuration: `
      per_listener_settings true
      port 1883
      allow_anonymous false
      listener 1884
      allow_anonymous true
    `,
    clients: { anonymous: notAuthorized, 'anonymous on=1884': everything },
  },
  {
    name: 'per_listener_settings true: a default listener that does not set it is open, even with passwords',
    configuration: `
      per_listener_settings true
      port 1883
      password_file passwd
    `,
    clients: { anonymous: everything, 'alice:pa': everything, 'alice:xx': notAuthorized },
  },
  {
    name: 'a password file closes nothing that allow_anonymous opens',
    configuration: `
      listener 1883
      password_file passwd
      allow_anonymous true
    `,
    clients: {
      anonymous: everything,
      'alice:pa': everything,
      'alice:xx': notAuthorized,
      'bob:xx': notAuthorized,
    },
  },
  {
    name: 'anonymous clients have their own ACL lines',
    configuration: `
      listener 1883
      allow_anonymous true
      acl_file acl
    `,
    files: {
      acl: `
        topic a
        user alice
        topic u/alice
      `,
    },
    clients: { anonymous: only('a'), alice: only('u/alice') },
  },
  {
    name: 'an empty username is none',
    configuration: `
      listener 1883
      allow_anonymous false
      password_file passwd
      listener 1884
    `,
    clients: { "''": notAuthorized, "'' v=5": '135' },
  },
  {
    name: 'a password without a username is an error in 3.1.1, and anonymous in 5.0',
    configuration: `
      listener 1883
      allow_anonymous true
      password_file passwd
    `,
    clients: { ':pa': 'x', ':pa v=5': everything },
  },
];
