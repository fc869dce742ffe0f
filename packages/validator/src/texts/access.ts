import { textsOf } from '@mosquitto-conf/config/internal';

/** What the steps of a decision have found that do not decide. */
export const stepTexts = textsOf('access-step', {
  listener: 'The client reaches {listener} ({protocol}).',
  encryption: 'The connection is encrypted as the listener requires.',
  protocolVersion: 'The listener accepts this version of MQTT.',
  text: 'The client id and the username are valid text.',
  clientId: 'The client id is accepted.',
  clientIdPrefix: 'The client id starts with the required prefix.',
  tlsUsername: 'The username comes from TLS.',
  usernameAsClientId: 'The username replaces the client id.',
  plugins: 'A plugin decides first. Its answer is not known here.',
  dynamicSecurity: 'Dynamic security does not know this client.',
  passwordFile: 'The password file has this user, and the password is correct.',
  anonymous: 'The client needs no password.',
  admittedByAcl: 'The ACL file admits the client.',
  knownListener: 'The listener of the client is known.',
  bridge: 'The client is not a bridge.',
  reservedTopic: 'The topic is not reserved.',
  roles: 'No role says anything about the topic.',
  subscribing: 'The action is a subscription.',
  aclFile: 'An ACL file is set.',
  userLines: 'No `topic` line for this client grants or denies it.',
  patterns: 'No `pattern` line grants or denies it.',
});

/** Clients that may do something with one configuration and not with another, and what that is. */
export const accessChangeTexts = textsOf('access-change', {
  sentence: '{listener}: {client} {may}.',
  fromPlugin: '{listener}: {client} {may}, which a plugin decided before.',
  mayConnect: 'may connect',
  mayNotConnect: 'may not connect',
  noLongerConnect: 'may no longer connect',
  pluginConnect: 'may connect as a plugin decides',
  mayPublish: 'may publish {topic}',
  mayNotPublish: 'may not publish {topic}',
  noLongerPublish: 'may no longer publish {topic}',
  pluginPublish: 'may publish {topic} as a plugin decides',
  mayReceive: 'may receive {topic}',
  mayNotReceive: 'may not receive {topic}',
  noLongerReceive: 'may no longer receive {topic}',
  pluginReceive: 'may receive {topic} as a plugin decides',
});

/** Clients by how they differ from one that has all that a listener asks for. */
export const sampleClientTexts = textsOf('sample-client', {
  anonymous: 'anonymous clients',
  unknown: 'clients with a username that no file has',
  user: 'user {user}',
  and: '{client} {difference}',
  overProtocol: 'over {protocol}',
  withoutPassword: 'without a password',
  withTls: 'with TLS',
  withoutTls: 'without TLS',
  clientId: 'with the client id {id}',
  emptyId: 'with an empty client id',
  emptyIdOldSession: 'with an empty client id and an old session',
  version: 'with {version}',
  otherCertificate: 'with the certificate of another user',
  namelessCertificate: 'with a certificate without a name',
  withoutCertificate: 'without a certificate',
  otherKey: 'with the key of {identity}',
  unknownKey: 'with an unknown key',
  proxyName: 'as the proxy names them',
});
