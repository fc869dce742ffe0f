import { everything, notAuthorized, nothing, only } from '../answers.js';
import type { AccessRow } from '../row.js';

/** `alice` with the password `pa` in one round of SHA-512, as releases before 2.0 write it. */
const SHA512 =
  'alice:$6$c2FsdHNhbHRzYWx0$qaccFfbKYoTRvBcxmmHokrLnAsSMgGriRbIZPeSgI5nn+0zH2y7c4IIZj8jEugzby/La5AX8UJGU08PDHVyqLA==';

/** Password files, and ACL files beside them. */
export const passwordRows: readonly AccessRow[] = [
  {
    name: 'a password file lets its users connect with their passwords',
    configuration: `
      listener 1883
      password_file passwd
    `,
    clients: {
      anonymous: notAuthorized,
      'alice:pa': everything,
      'alice:xx': notAuthorized,
      alice: notAuthorized,
      'alice:': notAuthorized,
      'bob:pa': notAuthorized,
      'Alice:pa': notAuthorized,
      'alice:xx v=5': '135',
    },
  },
  {
    name: 'a hash of the releases before 2.0 is as good',
    configuration: `
      listener 1883
      password_file users
    `,
    files: { users: SHA512 },
    clients: { 'alice:pa': everything, 'alice:xx': notAuthorized },
  },
  {
    name: 'an empty password file lets no client connect',
    configuration: `
      listener 1883
      password_file users
    `,
    files: { users: '' },
    clients: { 'alice:pa': notAuthorized, anonymous: notAuthorized },
  },
  {
    name: 'a password that is not hashed lets no client connect',
    configuration: `
      listener 1883
      password_file users
    `,
    files: { users: 'alice:pa' },
    clients: { 'alice:pa': notAuthorized },
  },
  {
    name: 'the last of two lines for one user counts',
    configuration: `
      listener 1883
      password_file users
    `,
    files: { users: `alice:$6$c2FsdHNhbHRzYWx0$AAAA\n${SHA512}` },
    clients: { 'alice:pa': everything },
  },
  {
    name: 'without a password file, usernames count only where anonymous clients connect',
    configuration: `
      per_listener_settings true
      listener 1883
      allow_anonymous false
      listener 1884
      allow_anonymous true
    `,
    clients: { 'bob:xx': notAuthorized, 'bob:xx on=1884': everything },
  },
  {
    name: 'per_listener_settings true: each listener has its own passwords',
    configuration: `
      per_listener_settings true
      listener 1883
      password_file passwd
      listener 1884
      password_file users
    `,
    files: { users: SHA512.replace('alice', 'bob') },
    clients: {
      'alice:pa': everything,
      'bob:pa': notAuthorized,
      'alice:pa on=1884': notAuthorized,
      'bob:pa on=1884': everything,
    },
  },
  {
    name: 'an ACL file counts for users of the password file, one by one',
    configuration: `
      listener 1883
      password_file passwd
      acl_file acl
    `,
    files: {
      acl: `
        topic a
        user alice
        topic readwrite u/#
        topic deny u/bob
        pattern readwrite c/%c
      `,
    },
    clients: { 'alice:pa': only('c/c1', 'u/alice'), 'alice:pa id=c2': only('u/alice') },
  },
  {
    name: 'what is only written or only read does not come back',
    configuration: `
      listener 1883
      allow_anonymous true
      acl_file acl
    `,
    files: {
      acl: `
        topic write a
        topic read u/alice
        topic readwrite c/c1
      `,
    },
    clients: { anonymous: only('c/c1') },
  },
  {
    name: 'an ACL file without entries denies everything',
    configuration: `
      listener 1883
      allow_anonymous true
      acl_file acl
    `,
    files: { acl: '# nothing yet' },
    clients: { anonymous: nothing },
  },
  {
    name: 'per_listener_settings true: each listener has its own ACL file',
    configuration: `
      per_listener_settings true
      listener 1883
      allow_anonymous true
      acl_file acl
      listener 1884
      allow_anonymous true
    `,
    files: { acl: 'topic a' },
    clients: { anonymous: only('a'), 'anonymous on=1884': everything },
  },
];
