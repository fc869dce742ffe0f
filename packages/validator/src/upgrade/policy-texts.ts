import { textsOf } from '@mosquitto-conf/config/internal';

/** What two releases decide differently for the clients of a listener. */
export const policyTexts = textsOf('upgrade-policy', {
  check: 'Check whether this is intended.',
  added: 'There is a new listener on {listener}.',
  httpApi:
    'Without a `listener` line, the usual build also opens its HTTP API on {listener}, which shows the state of the broker to programs on this machine.',
  closeHttpApi:
    'To keep it closed, add `listener 1883 localhost`, and `allow_anonymous true` or a `password_file`.',
  removed: 'There is no longer a listener on {listener}.',
  decrypted: 'On {listener}, connections are no longer encrypted.',
  completeTls: 'Complete the TLS settings of the listener.',
  encrypted:
    'On {listener}, connections are now encrypted ({encryption}): clients without TLS cannot connect.',
  useTls: 'Switch the clients to TLS, or remove `certfile` and `keyfile`.',
  identity: 'On {listener}, clients now {now}. Before, they {old}.',
  withCertificate: 'show a certificate and {source}',
  fromClient: 'send their own username',
  fromIdentity: 'get their username from their certificate',
  fromSubject: 'get their username from the subject of their certificate',
  fromPsk: 'get their username from the identity of their key',
  fromProxy: 'get their username from the proxy',
  noUsername: 'have no username and cannot connect',
  protocol: 'On {listener}, the protocol is {now} instead of {old}.',
  setting: 'On {listener}, `{name}` is {now} instead of {old}.',
  notSet: 'not set',
  connectionsLimited:
    'On {listener}, `max_connections {count}` now limits WebSockets clients. Before, it had no effect on them.',
  connectionsUnlimited: 'On {listener}, `max_connections {count}` no longer limits WebSockets clients.',
  connectionsCounted:
    'On {listener}, `max_connections {count}` is no longer exceeded. Before, each session that ended made room for one more client.',
  raiseConnections: 'Raise `max_connections` if more clients should connect.',
  mountPoint: 'On {listener}, the topics that clients receive now begin with the mount point `{prefix}`.',
  noMountPoint:
    'On {listener}, the topics that clients receive no longer begin with the mount point `{prefix}`.',
  checkTopics: 'Check whether subscribers expect the old topics.',
  anonymous: 'On {listener}, anonymous clients can now connect.',
  denyAnonymous: 'Write `allow_anonymous false`.',
  noAnonymous: 'On {listener}, anonymous clients can no longer connect.',
  allowAnonymous: 'Give them usernames and passwords, or write `allow_anonymous true`.',
  otherPlugins: 'On {listener}, other plugins decide on access.',
  fileFirst: 'On {listener}, `{file}` now decides before any plugin.',
  pluginFirst: 'On {listener}, {plugins} now decides before `{file}`.',
  order:
    'Keep users and permissions in one place. The broker calls plugins in the order in which they are loaded, then it uses `password_file` and `acl_file`.',
  usernamesChecked:
    'On {listener}, clients can no longer connect with any username. Before, the username was not checked.',
  anyUsername: 'On {listener}, clients can now connect with any username.',
  addPasswordFile: 'Add a `password_file` with the users.',
  lostUsers: 'On {listener}, these users can no longer connect: {users}.',
  setPasswords: 'Set their passwords again with `mosquitto_passwd`.',
  newUsers: 'On {listener}, these users can now connect: {users}.',
  removeUsers:
    'Remove the lines of users who should not connect. Releases before 2.0 cannot read hashes that begin with `$7$`, so these lines had no effect.',
  granted: 'On {listener}, the ACL file now allows: {permissions}.',
  denied: 'On {listener}, the ACL file no longer allows: {permissions}.',
  userReads: '`{user}` to read `{topic}`',
  userWrites: '`{user}` to publish to `{topic}`',
  anonymousReads: 'anonymous clients to read `{topic}`',
  anonymousWrites: 'anonymous clients to publish to `{topic}`',
  last: '{first}',
  next: '{first}; {rest}',
  more: '{first}; and {count} more',
});
