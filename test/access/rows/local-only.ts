import { closed, everything, notAuthorized, only } from '../answers.js';
import type { AccessRow } from '../row.js';

/** Configurations that name no listener: local-only mode, or the default listener where something is set for it. */
export const localOnlyRows: readonly AccessRow[] = [
  {
    name: 'an empty configuration lets every client of this machine connect',
    configuration: 'log_type error',
    clients: { anonymous: everything, 'bob:xx': everything, 'anonymous on=1884': closed },
  },
  {
    name: 'allow_anonymous false does not count there',
    configuration: 'allow_anonymous false',
    clients: { anonymous: everything, 'bob:xx': everything },
  },
  {
    name: 'passwords are checked there, and anonymous clients connect',
    configuration: 'password_file passwd',
    clients: { anonymous: everything, 'alice:pa': everything, 'alice:xx': notAuthorized },
  },
  {
    name: 'passwords are checked there, and anonymous clients connect in spite of allow_anonymous false',
    configuration: `
      password_file passwd
      allow_anonymous false
    `,
    clients: { anonymous: everything, 'alice:pa': everything, alice: notAuthorized, 'bob:xx': notAuthorized },
  },
  {
    name: 'an ACL file counts there',
    configuration: 'acl_file acl',
    files: { acl: 'topic c/c1' },
    clients: { anonymous: only('c/c1'), 'bob:xx': '0 ' },
  },
  {
    name: 'max_connections opens the default listener, which lets anonymous clients connect',
    configuration: 'max_connections 5',
    clients: { anonymous: everything, 'bob:xx': everything },
  },
  {
    name: 'max_connections opens the default listener, and allow_anonymous false does not count',
    configuration: `
      max_connections 5
      allow_anonymous false
    `,
    clients: { anonymous: everything },
  },
  {
    name: 'per_listener_settings true: allow_anonymous false counts for the default listener',
    configuration: `
      per_listener_settings true
      allow_anonymous false
      max_connections 5
    `,
    clients: { anonymous: notAuthorized, 'bob:xx': notAuthorized },
  },
  {
    name: 'per_listener_settings true: the passwords of the default listener do not close it',
    configuration: `
      per_listener_settings true
      password_file passwd
    `,
    clients: { anonymous: everything, 'alice:pa': everything, 'bob:xx': notAuthorized },
  },
  {
    name: 'per_listener_settings true: allow_anonymous false alone changes nothing',
    configuration: `
      per_listener_settings true
      allow_anonymous false
    `,
    clients: { anonymous: everything },
  },
  {
    name: 'port ends local-only mode',
    configuration: 'port 1883',
    clients: { anonymous: notAuthorized, 'bob:xx': notAuthorized },
  },
  {
    name: 'bind_address ends local-only mode',
    configuration: `
      bind_address 127.0.0.1
      allow_anonymous true
    `,
    clients: { anonymous: everything },
  },
  {
    name: 'a mount point needs a listener',
    configuration: 'mount_point m/',
    ends: true,
    clients: {},
  },
];
