export {
  type AcceptedVersions,
  acceptedVersions,
  acceptsNoVersion,
  bridgeTlsVersions,
  type TlsVersion,
  versionsIn,
} from './accepted-versions.js';
export { type AccessFileUse, accessFiles } from './access-files.js';
export { anonymousAccess } from './anonymous.js';
export type { Answer } from './answer.js';
export { allPlugins, askedPlugins, listenerPlugins, sharedPlugins } from './asked-plugins.js';
export type { ClientIdPolicy } from './client-ids.js';
export { connackCode } from './connack-code.js';
export type {
  ConnectCheck,
  ConnectDecision,
  ConnectingClient,
  ConnectReason,
  ConnectStep,
  ProxiedTls,
  Refusal,
} from './connect-decision.js';
export {
  checkClientIdPrefix,
  checkEmptyClientId,
  checkProxiedTls,
  checkUsernameAsClientId,
  checkVersion,
  resolveUsername,
  type UsernameResult,
} from './connect-steps.js';
export type { ConnectionCounting } from './connection-counting.js';
export {
  type Credentials,
  decideByAcl,
  decideCredentials,
  decideLogin,
  type Verdict,
} from './credentials.js';
export {
  type AccessCheck,
  type AccessDecision,
  type AccessStep,
  type ConnectedClient,
  decideAccess,
  decideBridgeAccess,
  decideMountedAccess,
  isUnrestricted,
} from './decide-access.js';
export {
  type ClientWithoutSecret,
  decideConnect,
  decideConnectAtOnce,
  decideUser,
} from './decide-connect.js';
export { bridgeEncryption, type Encryption, listenerEncryption } from './encryption.js';
export { pluginFile } from './file-plugins.js';
export {
  type AccessFileKey,
  type AccessFiles,
  type AccessSource,
  type AccessSources,
  accessDirectives,
  accessFileKeys,
} from './file-sources.js';
export type { ListenerLimits } from './limits.js';
export {
  listenerName,
  listenerPlace,
  listenerPolicies,
  listenerPolicy,
  type PolicySource,
} from './listener-policies.js';
export type { ListenerPolicy, ListenerProtocol, PolicyFile } from './listener-policy.js';
export { canAnyoneLogIn, type LoginWays, loginWays } from './login-ways.js';
export { deliveredTopic, mountedTopic, showsMountPoint } from './mount-point.js';
export { type NeededLibrary, tlsSetting } from './needed-library.js';
export { decideWithoutListener, offlineAccess, sendsWillFirst } from './offline-access.js';
export { isLocalOnly, openedListeners } from './opened-listeners.js';
export type { AskAccess, AskLogin, PluginAnswer, PluginLogin } from './plugin-answer.js';
export { type ClientIdentity, type UsernameSource, usernameSource } from './username-source.js';
