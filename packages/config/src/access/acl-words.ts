import type { Choice, Parameter } from '../kinds/kind.js';

/** What an ACL line may grant. */
export const aclAccesses: readonly Choice[] = [
  { word: 'read', summary: 'Receive messages' },
  { word: 'write', summary: 'Publish messages' },
  { word: 'readwrite', summary: 'Receive and publish messages' },
  { word: 'deny', summary: 'Nothing, even if other lines allow it', first: '2.0' },
];

const access: Parameter = {
  name: 'ACCESS',
  expects: 'what is allowed; the default is `readwrite`',
  optional: true,
  choices: aclAccesses,
};

/** The words that an ACL line may begin with, and what follows them. */
export const aclLines: readonly (Choice & { readonly parameters: readonly Parameter[] })[] = [
  {
    word: 'user',
    summary: 'The `topic` lines below apply to this user',
    parameters: [{ name: 'NAME', expects: 'a username, to the end of the line' }],
  },
  {
    word: 'topic',
    summary: 'What the user above may do; above the first `user` line, what anonymous clients may do',
    parameters: [
      access,
      {
        name: 'FILTER',
        expects: 'a topic filter, to the end of the line',
        choices: [
          { word: '#', summary: 'Every topic except those that begin with `$`' },
          { word: '$SYS/#', summary: 'Statistics of the broker' },
        ],
      },
    ],
  },
  {
    word: 'pattern',
    summary: 'What every client may do, by its username or client id',
    parameters: [
      access,
      {
        name: 'FILTER',
        expects: 'a topic filter to the end of the line, with `%u` or `%c` in it',
        choices: [
          { word: '%u', summary: 'The username' },
          { word: '%c', summary: 'The client id' },
        ],
      },
    ],
  },
];

/** The words alone. */
export const aclWords: readonly string[] = aclLines.map(({ word }) => word);
