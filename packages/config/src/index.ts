// What other programs may rely on. What the other packages of this repository use besides is in internal.ts.
export type {
  AclAccess,
  AclDecision,
  AclEntry,
  AclFile,
  Hasher,
  PasswordEntry,
  PasswordFile,
  PskEntry,
  PskFile,
} from './access/index.js';
export { isValidFilter, isValidTopic, rightPassword, topicMatches } from './access/index.js';
export { type AnalyseOptions, type Analysis, analyse } from './analyse.js';
export type { Announcement, Directive, Group, Reload, Repeat, Scope } from './catalogue/directive.js';
export type { EmbeddedSupport, Unsupported, VisibleEffect } from './catalogue/embedded.js';
export { directives, findDirective, knows, type Spelling, spellingsOf } from './catalogue/index.js';
export type { Certificate } from './certificates.js';
export type { Code } from './codes.js';
export * from './configuration.js';
export { type Container, isInImage, isMounted, isPathBelow, type Mount } from './container.js';
export * from './host.js';
export { readConfiguration } from './interpreter/index.js';
export type { BridgeAddress } from './kinds/bridge-address.js';
export type { TopicMapping } from './kinds/bridge-topic.js';
export type { Choice, Flaw, Kind, Parameter, Reading, ValueReading } from './kinds/kind.js';
export type { ListenerAddress } from './kinds/listener-address.js';
export type { LogDestination } from './kinds/log-destination.js';
export type { NamedPlugin, PluginOption } from './kinds/plugins.js';
export type { ProtocolVersion } from './kinds/protocol-versions.js';
export type { RestartTimeout } from './kinds/restart-delays.js';
export { type MemoryFile, MemoryFiles } from './memory-files.js';
export { overlayFiles } from './overlay-files.js';
export {
  type AcceptedVersions,
  type AccessCheck,
  type AccessDecision,
  type AccessFiles,
  type AccessFileUse,
  type AccessSource,
  type AccessSources,
  type AccessStep,
  type Answer,
  type AskAccess,
  type AskLogin,
  accessFiles,
  type ClientIdentity,
  type ClientIdPolicy,
  type ConnectCheck,
  type ConnectDecision,
  type ConnectedClient,
  type ConnectingClient,
  type ConnectionCounting,
  type ConnectReason,
  type ConnectStep,
  decideAccess,
  decideConnect,
  type Encryption,
  type ListenerLimits,
  type ListenerPolicy,
  type ListenerProtocol,
  listenerPolicies,
  listenerPolicy,
  type NeededLibrary,
  type PluginAnswer,
  type PluginLogin,
  type PolicyFile,
  type PolicySource,
  type ProxiedTls,
  type Refusal,
  type TlsVersion,
  type UsernameSource,
} from './policy/index.js';
export { at, type ByRelease, compareReleases, parseRelease, type Release, since } from './release.js';
export {
  findTarget,
  latest,
  type NamedTarget,
  namedTargets,
  nearestNote,
  noSuchRelease,
  releases,
} from './releases.js';
export * from './report.js';
export type { AccessScope } from './startup/access-scope.js';
export type { TlsInspector } from './startup/tls-inspector.js';
export type { CertificateFacts } from './startup/x509.js';
export { systemOf } from './system-of.js';
export { type Language, type Text, type TextValue, write } from './text.js';
export { isWindowsPath, type System } from './windows-paths.js';
