import type { AccessFileTopic } from './topic.js';

/** The file of `acl_file`. Sources: security_default.c (aclfile__parse, mosquitto_acl_check_default), acl_file.c of 2.1. */
export const aclFileTopic: AccessFileTopic = {
  name: 'acl-file',
  title: 'ACL file',
  directive: 'acl_file',
  summary: 'Says which topics clients may read and write',
  description: [
    'The broker denies everything that the file does not allow. Each line grants or denies one topic filter, or begins the lines of a user. The order of `topic` lines does not matter, except that they belong to the `user` line above them.',
    'The broker checks every message that a client publishes, and every message before it delivers it. It does not check the filter of a subscription, so a client can subscribe to a topic and then receive nothing.',
    'A line that begins with `#` is a comment. A `#` that is not the first character does not begin a comment. Only spaces separate words. The filter is the rest of the line. Up to 1.5.5 the broker ignores lines that it does not know; from 1.5.6 it refuses to start because of them. A reload (SIGHUP) reads the file again.',
    'A topic filter that begins with `+` or `#` does not match topics that begin with `$`, such as those under `$SYS`.',
  ],
  example: [
    '# Anonymous clients',
    'topic read weather/#',
    '',
    'user ana',
    'topic readwrite home/#',
    'topic deny home/alarm',
    '',
    '# Every user',
    'pattern write devices/%u/state',
  ],
  words: [
    {
      names: ['user'],
      text: '`user NAME` begins the `topic` lines of this user, up to the next `user` line. The username is the rest of the line and is case-sensitive. `topic` lines above the first `user` line apply to anonymous clients only.',
    },
    {
      names: ['pattern'],
      text: '`pattern [ACCESS] FILTER` applies to every client, even below a `user` line. `%u` in the filter is replaced with the username of the client, and `%c` with its client id. A pattern with `%u` does not apply to anonymous clients.',
    },
    { names: ['read'], text: '`read` allows clients to receive messages on matching topics.' },
    { names: ['write'], text: '`write` allows clients to publish messages on matching topics.' },
    {
      names: ['readwrite'],
      text: '`readwrite` allows clients to publish and to receive messages on matching topics. It is the default if a line contains only a filter.',
    },
    {
      names: ['deny'],
      text: '`deny` (from 2.0) prevents clients from publishing and receiving messages on matching topics. The broker checks `deny` lines before all other lines of the same user, wherever they are.',
    },
    {
      names: ['%u'],
      text: '`%u` in a `pattern` line is the username of the client. In a `topic` line it is ordinary text. From 2.1 it must be a whole level between slashes.',
    },
    {
      names: ['%c'],
      text: '`%c` in a `pattern` line is the client id of the client. In a `topic` line it is ordinary text. Clients choose their client id, so it is not a proof of identity. From 2.1 it must be a whole level between slashes.',
    },
  ],
  rulePrefix: 'acl-',
};
