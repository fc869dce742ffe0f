import { textsOf } from '@mosquitto-conf/config/internal';

/** Why something is not renamed. */
export const renameTexts = textsOf('rename', {
  notRenamed:
    'Only users, identities of PSK files, plugins, bridges, and clients, groups and roles of dynamic security can be renamed.',
  unchangeable: 'The file `{file}` contains it too, but cannot be changed here.',
  empty: 'Write a name: it cannot be empty.',
  lineBreak: 'A name cannot contain a line break.',
  taken: 'There is already a {kind} `{name}` ({place}).',
  misread: 'In line {line} of `{file}` the broker would read the name as `{read}`.',
  lost: 'With this name the broker would no longer find {kind} in line {line} of `{file}`.',
  found: 'With this name the broker would find {kind} in line {line} of `{file}`.',
  unseen: 'The file `{file}` contains the same users, but cannot be read here.',
  alsoUser: 'The ACL file names this user too ({place}): rename both by hand.',
  otherLines: 'The ACL file has lines for `{name}` ({place}), which would apply to this client.',
  roleTopic: 'The topic `{topic}` of the role `{role}` would not apply to `{next}` as it does to `{name}`.',
  pattern: 'The pattern `{filter}` ({place}) would not apply to `{next}` as it does to `{name}`.',
});
