import { everything, nothing, only } from '../answers.js';
import type { AccessRow } from '../row.js';

/** Usernames and client ids with characters that mean something in topics. */
export const specialCharacterRows: readonly AccessRow[] = [
  {
    name: 'without an ACL file they may do everything',
    configuration: `
      listener 1883
      allow_anonymous true
    `,
    clients: {
      'a+b': everything,
      'a#b': everything,
      'a/b': everything,
      'alice id=a+b': everything,
      'alice id=a#b': everything,
      'alice id=a/b': everything,
    },
  },
  {
    name: 'lines for users and for everyone count as they do for other names',
    configuration: `
      listener 1883
      allow_anonymous true
      acl_file acl
    `,
    files: {
      acl: `
        topic a
        user a+b
        topic u/#
        user a/b
        topic u/#
        user alice
        topic u/#
      `,
    },
    clients: {
      'a+b': only('u/alice'),
      'a#b': nothing,
      'a/b': only('u/alice'),
      'alice id=a#b': only('u/alice'),
      'alice id=a/b': only('u/alice'),
      'anonymous id=a+b': only('a'),
      'anonymous id=a/b': only('a'),
    },
  },
  {
    name: 'with a pattern in the file, wildcards in a name deny everything that no line before allows; slashes do not',
    configuration: `
      listener 1883
      allow_anonymous true
      acl_file acl
    `,
    files: {
      acl: `
        user a#b
        topic c/c1
        pattern readwrite a
        pattern readwrite c/%c
        pattern readwrite u/%u
      `,
    },
    clients: {
      alice: everything,
      'a+b': nothing,
      'a#b': only('c/c1'),
      'a/b': only('a', 'c/c1'),
      'alice id=a+b': nothing,
      'alice id=a#b': nothing,
      'alice id=a/b': only('a', 'u/alice'),
      'anonymous id=a+b': nothing,
      'anonymous id=a/b': only('a'),
    },
  },
];
