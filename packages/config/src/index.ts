export { type AccessDirective, isAclFile, isPasswordFile, STAND_IN, standIn } from './access/alone.js';
export type {
  AclAccess,
  AclDecision,
  AclEntry,
  AclFile,
  AclRequest,
  Hasher,
  PasswordDecision,
  PasswordEntry,
  PasswordFile,
  PskEntry,
  PskFile,
} from './access/index.js';
export {
  aclAccesses,
  aclAdmits,
  aclLines,
  checkAcl,
  checkPassword,
  findPsk,
  isValidFilter,
  isValidTopic,
  rightPassword,
  topicMatches,
} from './access/index.js';
export { type Analysis, analyse } from './analyse.js';
export {
  type Directive,
  type Group,
  manualUrl,
  type Reload,
  type Repeat,
  type Scope,
} from './catalogue/directive.js';
export { type EmbeddedSupport, embeddedText, type Unsupported } from './catalogue/embedded.js';
export { type FilePlugin, filePluginOf } from './catalogue/file-plugins.js';
export { directives, findDirective, knows, type Spelling, spellingsOf } from './catalogue/index.js';
export type { Certificate } from './certificates.js';
export type { Code } from './codes.js';
export * from './configuration.js';
export * from './host.js';
export { readConfiguration } from './interpreter/index.js';
export type { BridgeAddress } from './kinds/bridge-address.js';
export type { TopicMapping } from './kinds/bridge-topic.js';
export { atoi, atol, strictInt } from './kinds/c-numbers.js';
export type { DurationKind, DurationUnit } from './kinds/duration.js';
export type { IntegerKind } from './kinds/integer.js';
export {
  type Choice,
  choicesOf,
  type Flaw,
  type Kind,
  type Parameter,
  type Reading,
  type ValueReading,
  writeValue,
} from './kinds/kind.js';
export type { ListenerAddress } from './kinds/listener-address.js';
export type { LogDestination } from './kinds/log-destination.js';
export type { NamedPlugin, PluginOption } from './kinds/plugins.js';
export type { ProtocolVersion } from './kinds/protocol-versions.js';
export type { RestartTimeout } from './kinds/restart-delays.js';
export type { TextKind, TextRole } from './kinds/text.js';
export { type MemoryFile, MemoryFiles } from './memory-files.js';
export { overlayFiles } from './overlay-files.js';
export * from './policy/index.js';
export { at, type ByRelease, compareReleases, parseRelease, type Release, since } from './release.js';
export { findTarget, latest, type NamedTarget, namedTargets, releases } from './releases.js';
export * from './report.js';
export { nearestWord } from './spelling.js';
export { readAccess } from './startup/access-files.js';
export { type AccessScope, accessScopeOf } from './startup/access-scope.js';
export { type DerValue, derTime, derValues } from './startup/der.js';
export { isRevocationList, pemBlocks } from './startup/pem.js';
export { pemInspector } from './startup/pem-inspector.js';
export { persistencePath } from './startup/persistence.js';
export { reloadAccess } from './startup/reload-access.js';
export type { TlsInspector } from './startup/tls-inspector.js';
export type { CertificateFacts } from './startup/x509.js';
