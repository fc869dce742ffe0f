import type { AccessFileTopic } from './topic.js';

/** The file of `psk_file`. Source: security_default.c (psk__file_parse). */
export const pskFileTopic: AccessFileTopic = {
  name: 'psk-file',
  title: 'PSK file',
  directive: 'psk_file',
  summary: 'Contains the identities and pre-shared keys of clients',
  description: [
    'Each line is `IDENTITY:KEY`. The key is in hexadecimal, without `0x`, and identical to the key of the client. A client with such a key encrypts its connection without certificates, at a listener with `psk_hint`.',
    'The identity is not a username. With `use_identity_as_username true`, the broker uses it as the username and does not ask for a password; otherwise, the client must also log in.',
    'The keys are in clear text: allow only the user of the broker to read the file. Create a key with `openssl rand -hex 32`.',
    'From 1.5.6 a line that begins with `#` is a comment, and the broker ignores lines without a colon. A key with characters other than hexadecimal digits stops the broker. A reload (SIGHUP) reads the file again.',
  ],
  example: ['sensor1:5f2c9a7be0d14c6d8a1f3b9e7c2d4a60', 'sensor2:b81e0c47f95a3d2260e1a4c8d7f3b925'],
  words: [
    {
      names: ['identity'],
      text: '`IDENTITY` is the text before the first colon. It is case-sensitive, and each identity can appear once.',
    },
  ],
  rulePrefix: 'psk-',
};
