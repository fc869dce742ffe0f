// What the other packages of this repository use of this one. It may change with any release.

/** Text of bytes that need not be UTF-8, and the bytes again. */
export { decode, encode } from '@mosquitto-conf/grammar';
export { type AccessDirective, STAND_IN, standIn } from './access/alone.js';
export * from './access/dynamic-security/index.js';
export type { AclRequest, PasswordDecision } from './access/index.js';
export {
  aclAccesses,
  aclAdmits,
  aclLines,
  checkAcl,
  checkPassword,
  filtersIn,
  findPsk,
  shownEntries,
} from './access/index.js';
export { PasswordAdvice } from './access/password-advice.js';
export { type PasswordFile, readPasswordFile } from './access/password-file.js';
export {
  argon2Parameters,
  type NewPasswordScheme,
  passwordField,
  passwordSchemes,
  USUAL_ITERATIONS,
  usualPasswordScheme,
} from './access/password-schemes.js';
export { addressFamily } from './addresses.js';
export { defaultValues } from './catalogue/default-values.js';
export { manualUrl } from './catalogue/directive.js';
export {
  aboutDirective,
  announcedPart,
  expectedValue,
  specialNumber,
  specialNumbers,
  unsupportedText,
  visibleEffect,
} from './catalogue/directive-texts.js';
export { type FilePlugin, filePluginOf, isBundled } from './catalogue/file-plugins.js';
export { type SqliteOption, sqliteOptions } from './catalogue/sqlite-plugin.js';
export { contentOf, directiveOfContent, type FileContent } from './content.js';
export { forgetsSessions } from './forgets-sessions.js';
export { localClientId, remoteClientId } from './interpreter/check-bridges.js';
export { atoi, atol, strictInt } from './kinds/c-numbers.js';
export { type DurationKind, type DurationUnit, unitPhrase } from './kinds/duration.js';
export type { IntegerKind } from './kinds/integer.js';
export { choicesOf, writeValue } from './kinds/kind.js';
export type { TextKind, TextRole } from './kinds/text.js';
export { ownFiles } from './own-files.js';
export { phrase } from './phrase.js';
export {
  type DynamicSecurityFile,
  dynamicSecurityOption,
  isDynamicSecurity,
} from './policy/dynamic-security.js';
export {
  type AccessFileKey,
  acceptedVersions,
  acceptsNoVersion,
  accessDirectives,
  accessFileKeys,
  allPlugins,
  anonymousAccess,
  askedPlugins,
  bridgeEncryption,
  bridgeTlsVersions,
  type ClientWithoutSecret,
  type Credentials,
  canAnyoneLogIn,
  checkClientIdPrefix,
  checkEmptyClientId,
  checkProxiedTls,
  checkUsernameAsClientId,
  checkVersion,
  connackCode,
  decideBridgeAccess,
  decideByAcl,
  decideConnectAtOnce,
  decideCredentials,
  decideLogin,
  decideMountedAccess,
  decideUser,
  decideWithoutListener,
  deliveredTopic,
  isLocalOnly,
  isUnrestricted,
  type LoginWays,
  listenerEncryption,
  listenerName,
  listenerPlace,
  listenerPlugins,
  loginWays,
  mountedTopic,
  offlineAccess,
  openedListeners,
  pluginFile,
  resolveUsername,
  sendsWillFirst,
  sharedPlugins,
  showsMountPoint,
  tlsSetting,
  type UsernameResult,
  usernameSource,
  type Verdict,
  versionsIn,
} from './policy/index.js';
export { changed } from './release.js';
export {
  ADDED_LISTENER,
  type Effort,
  type LinePlace,
  REMOVED_LISTENER,
  type ReloadCrash,
  type ReloadRefusal,
  type RestartNeeded,
  reloadCrash,
  reloadedConfiguration,
  reloadRefusal,
  reloadStop,
  rereadDefault,
  restartNeeded,
  type Taken,
  takenBy,
} from './reload/index.js';
export {
  hasSecretWithin,
  isSecretName,
  type LineSyntax,
  MASK,
  maskLine,
  maskText,
  secretsOf,
  withoutSecrets,
} from './secrets.js';
export { shellPath, shellWord } from './shell-word.js';
export { meantWord, nearestWord } from './spelling.js';
export { readAccess } from './startup/access-files.js';
export { accessScopeOf } from './startup/access-scope.js';
export { type DerValue, derTime, derValues } from './startup/der.js';
export { keepaliveListBytes } from './startup/memory.js';
export { isCertificate, isPrivateKey, isRevocationList, type PemBlock, pemBlocks } from './startup/pem.js';
export { pemInspector } from './startup/pem-inspector.js';
export { persistencePath } from './startup/persistence.js';
export { reloadAccess } from './startup/reload-access.js';
export { reloadTls } from './startup/reload-tls.js';
export { certificateFacts } from './startup/x509.js';
export { readTemplate } from './template.js';
export {
  type AnyTexts,
  placesOf,
  type Templates,
  type TextName,
  type Texts,
  textsOf,
  written,
} from './text.js';
export { errorMessage, TextError, TextRangeError } from './text-error.js';
export { everyText as everyConfigText } from './texts/index.js';
export { listenerNames } from './texts/listener-names.js';
export { foldWindowsPath } from './windows-paths.js';
