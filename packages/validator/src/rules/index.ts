import type { Rule } from '../rule.js';
import { aboveListener } from './above-listener.js';
import { accessFileDenied } from './access-file-denied.js';
import { accessFileDirectory } from './access-file-directory.js';
import { accessFileGroup } from './access-file-group.js';
import { accessFileLink } from './access-file-link.js';
import { accessFileMissing } from './access-file-missing.js';
import { accessFileOwner } from './access-file-owner.js';
import { accessFilePermissions } from './access-file-permissions.js';
import { accessLastLineLost } from './access-last-line-lost.js';
import { accessLineNul } from './access-line-nul.js';
import { accessLineTooLong } from './access-line-too-long.js';
import { aclAccessInvalid } from './acl-access-invalid.js';
import { aclDenyWithoutEffect } from './acl-deny-without-effect.js';
import { aclFileLetsAllIn } from './acl-file-lets-all-in.js';
import { aclGrantDenied } from './acl-grant-denied.js';
import { aclLineRepeated } from './acl-line-repeated.js';
import { aclLineUnknown } from './acl-line-unknown.js';
import { aclLiteralSubstitution } from './acl-literal-substitution.js';
import { aclNothingForAnonymous } from './acl-nothing-for-anonymous.js';
import { aclPatternPlain } from './acl-pattern-plain.js';
import { aclPatternUnderUser } from './acl-pattern-under-user.js';
import { aclSubstitutionInWord } from './acl-substitution-in-word.js';
import { aclTopicEmpty } from './acl-topic-empty.js';
import { aclTopicForUserOnly } from './acl-topic-for-user-only.js';
import { aclTopicInvalid } from './acl-topic-invalid.js';
import { aclTopicUnreachable } from './acl-topic-unreachable.js';
import { aclTrailingComment } from './acl-trailing-comment.js';
import { aclUserEmpty } from './acl-user-empty.js';
import { aclUserUnknown } from './acl-user-unknown.js';
import { aclWildcardInWord } from './acl-wildcard-in-word.js';
import { aclWithoutSys } from './acl-without-sys.js';
import { addressInUse } from './address-in-use.js';
import { addressNotHere } from './address-not-here.js';
import { addressUnusable } from './address-unusable.js';
import { anonymousBesidePasswords } from './anonymous-beside-passwords.js';
import { anyNameGetsIn } from './any-name-gets-in.js';
import { autosaveOff } from './autosave-off.js';
import { bridgeAwsIot } from './bridge-aws-iot.js';
import { bridgeAzureIotHub } from './bridge-azure-iot-hub.js';
import { bridgeCarriesEverything } from './bridge-carries-everything.js';
import { bridgeFileMissing } from './bridge-file-missing.js';
import { bridgeInsecure } from './bridge-insecure.js';
import { bridgeLoginInClear } from './bridge-login-in-clear.js';
import { bridgeLoginIncomplete } from './bridge-login-incomplete.js';
import { bridgeLoginOverInternet } from './bridge-login-over-internet.js';
import { bridgeLoop } from './bridge-loop.js';
import { bridgeRestartSlow } from './bridge-restart-slow.js';
import { bridgeTlsWithoutTrust } from './bridge-tls-without-trust.js';
import { bridgeToItself } from './bridge-to-itself.js';
import { bridgeTopicWithoutQos } from './bridge-topic-without-qos.js';
import { bridgeWithoutAddress } from './bridge-without-address.js';
import { bridgeWithoutTopic } from './bridge-without-topic.js';
import { caWithoutCertificateCheck } from './ca-without-certificate-check.js';
import { cafileUnusable } from './cafile-unusable.js';
import { certfileUnusable } from './certfile-unusable.js';
import { certfileWeak } from './certfile-weak.js';
import { certificateAndPsk } from './certificate-and-psk.js';
import { certificateExpired } from './certificate-expired.js';
import { certificateExpiresSoon } from './certificate-expires-soon.js';
import { certificateIsOwnAuthority } from './certificate-is-own-authority.js';
import { certificateNotChecked } from './certificate-not-checked.js';
import { ciphersUnknown } from './ciphers-unknown.js';
import { credentialLineIgnored } from './credential-line-ignored.js';
import { crlfileUnusable } from './crlfile-unusable.js';
import { defaultListener } from './default-listener.js';
import { defaultsChange } from './defaults-change.js';
import { deprecatedDirective } from './deprecated-directive.js';
import { dhparamfileUnusable } from './dhparamfile-unusable.js';
import { duplicateBridge } from './duplicate-bridge.js';
import { duplicateClientId } from './duplicate-client-id.js';
import { duplicateDirective } from './duplicate-directive.js';
import { duplicatePlugin } from './duplicate-plugin.js';
import { duplicatePort } from './duplicate-port.js';
import { duplicateTopic } from './duplicate-topic.js';
import { durationInMonths } from './duration-in-months.js';
import { dynamicSecurityBesideFiles } from './dynamic-security-beside-files.js';
import { dynamicSecurityWithoutFile } from './dynamic-security-without-file.js';
import { engineMissing } from './engine-missing.js';
import { fileNotHere } from './file-not-here.js';
import { fileOnlyForRoot } from './file-only-for-root.js';
import { filePluginOption } from './file-plugin-option.js';
import { halfPsk } from './half-psk.js';
import { httpApiClosed } from './http-api-closed.js';
import { identityWithoutCertificate } from './identity-without-certificate.js';
import { ignoredWords } from './ignored-words.js';
import { includeInsideListener } from './include-inside-listener.js';
import { includeOwnFolder } from './include-own-folder.js';
import { incompleteMapping } from './incomplete-mapping.js';
import { incompletePsk } from './incomplete-psk.js';
import { incompleteTls } from './incomplete-tls.js';
import { interfaceUnusable } from './interface-unusable.js';
import { invalidBoolean } from './invalid-boolean.js';
import { invalidCharacter } from './invalid-character.js';
import { invalidChoice } from './invalid-choice.js';
import { invalidDirection } from './invalid-direction.js';
import { invalidDuration } from './invalid-duration.js';
import { invalidNumber } from './invalid-number.js';
import { invalidPluginOption } from './invalid-plugin-option.js';
import { invalidPort } from './invalid-port.js';
import { invalidPrefix } from './invalid-prefix.js';
import { invalidQos } from './invalid-qos.js';
import { invalidSha1 } from './invalid-sha1.js';
import { keyMismatch } from './key-mismatch.js';
import { keyNotLoaded } from './key-not-loaded.js';
import { keyfileEncrypted } from './keyfile-encrypted.js';
import { keyfileUnusable } from './keyfile-unusable.js';
import { localOnly } from './local-only.js';
import { logContradiction } from './log-contradiction.js';
import { logSilent } from './log-silent.js';
import { logUnwritable } from './log-unwritable.js';
import { memoryLimitTooLow } from './memory-limit-too-low.js';
import { missingFolder } from './missing-folder.js';
import { missingPluginPath } from './missing-plugin-path.js';
import { missingSocketPath } from './missing-socket-path.js';
import { missingValue } from './missing-value.js';
import { needsBridge } from './needs-bridge.js';
import { needsListener } from './needs-listener.js';
import { needsPlugin } from './needs-plugin.js';
import { needsWebsockets } from './needs-websockets.js';
import { nestedInclude } from './nested-include.js';
import { noMqttListener } from './no-mqtt-listener.js';
import { nobodyCanConnect } from './nobody-can-connect.js';
import { notAConfiguration } from './not-a-configuration.js';
import { numberAdjusted } from './number-adjusted.js';
import { numberCutShort } from './number-cut-short.js';
import { numberOutOfRange } from './number-out-of-range.js';
import { openToEverybody } from './open-to-everybody.js';
import { packetSizeDefault } from './packet-size-default.js';
import { passwordFileEmpty } from './password-file-empty.js';
import { passwordFileLetsAllIn } from './password-file-lets-all-in.js';
import { passwordHashInvalid } from './password-hash-invalid.js';
import { passwordLineInvalid } from './password-line-invalid.js';
import { passwordMissing } from './password-missing.js';
import { passwordPlainText } from './password-plain-text.js';
import { passwordSchemeUnknown } from './password-scheme-unknown.js';
import { passwordTooLong } from './password-too-long.js';
import { passwordUserDuplicate } from './password-user-duplicate.js';
import { passwordUserEmpty } from './password-user-empty.js';
import { passwordUserTooLong } from './password-user-too-long.js';
import { passwordsInClear } from './passwords-in-clear.js';
import { perListenerSettingsLate } from './per-listener-settings-late.js';
import { persistenceOff } from './persistence-off.js';
import { persistencePath } from './persistence-path.js';
import { persistenceUnreadable } from './persistence-unreadable.js';
import { persistenceUnusable } from './persistence-unusable.js';
import { pidFileUnwritable } from './pid-file-unwritable.js';
import { pluginLoadedTwice } from './plugin-loaded-twice.js';
import { pluginOptionTwice } from './plugin-option-twice.js';
import { pluginOptionUnknown } from './plugin-option-unknown.js';
import { pluginUnloadable } from './plugin-unloadable.js';
import { pluginUnused } from './plugin-unused.js';
import { portBesideListener } from './port-beside-listener.js';
import { privateKeyReadable } from './private-key-readable.js';
import { privilegedPort } from './privileged-port.js';
import { proxyProtocolClash } from './proxy-protocol-clash.js';
import { pskHintTooLong } from './psk-hint-too-long.js';
import { pskIdentityDuplicate } from './psk-identity-duplicate.js';
import { pskIdentityEmpty } from './psk-identity-empty.js';
import { pskKeyEmpty } from './psk-key-empty.js';
import { pskKeyNotHex } from './psk-key-not-hex.js';
import { pskLineInvalid } from './psk-line-invalid.js';
import { pskTooLong } from './psk-too-long.js';
import { quotedValue } from './quoted-value.js';
import { repeatedSetting } from './repeated-setting.js';
import { replacedSetting } from './replaced-setting.js';
import { runsAsRoot } from './runs-as-root.js';
import { sysIntervalOff } from './sys-interval-off.js';
import { textTooLong } from './text-too-long.js';
import { tinyLimit } from './tiny-limit.js';
import { tlsOnPlainPort } from './tls-on-plain-port.js';
import { tlsPortInClear } from './tls-port-in-clear.js';
import { tlsVersionOld } from './tls-version-old.js';
import { tlsVersionUnknown } from './tls-version-unknown.js';
import { trailingComment } from './trailing-comment.js';
import { unclosedQuote } from './unclosed-quote.js';
import { unixSocketUnusable } from './unix-socket-unusable.js';
import { unknownDirective } from './unknown-directive.js';
import { unknownPlugin } from './unknown-plugin.js';
import { unknownUser } from './unknown-user.js';
import { unreadableConfiguration } from './unreadable-configuration.js';
import { unresolvedBridgeAddress } from './unresolved-bridge-address.js';
import { unresolvedHost } from './unresolved-host.js';
import { unusedSuppression } from './unused-suppression.js';
import { userWithoutAcl } from './user-without-acl.js';
import { weakCiphers } from './weak-ciphers.js';
import { websocketsCapath } from './websockets-capath.js';
import { websocketsClosed } from './websockets-closed.js';
import { withoutEffect } from './without-effect.js';

/** Every rule, in alphabetical order of its id. */
export const rules: readonly Rule[] = [
  aboveListener,
  accessFileDenied,
  accessFileDirectory,
  accessFileGroup,
  accessFileLink,
  accessFileMissing,
  accessFileOwner,
  accessFilePermissions,
  accessLastLineLost,
  accessLineNul,
  accessLineTooLong,
  aclAccessInvalid,
  aclDenyWithoutEffect,
  aclFileLetsAllIn,
  aclGrantDenied,
  aclLineRepeated,
  aclLineUnknown,
  aclLiteralSubstitution,
  aclNothingForAnonymous,
  aclPatternPlain,
  aclPatternUnderUser,
  aclSubstitutionInWord,
  aclTopicEmpty,
  aclTopicForUserOnly,
  aclTopicInvalid,
  aclTopicUnreachable,
  aclTrailingComment,
  aclUserEmpty,
  aclUserUnknown,
  aclWildcardInWord,
  aclWithoutSys,
  addressInUse,
  addressNotHere,
  addressUnusable,
  anonymousBesidePasswords,
  anyNameGetsIn,
  autosaveOff,
  bridgeAwsIot,
  bridgeAzureIotHub,
  bridgeCarriesEverything,
  bridgeFileMissing,
  bridgeInsecure,
  bridgeLoginInClear,
  bridgeLoginIncomplete,
  bridgeLoginOverInternet,
  bridgeLoop,
  bridgeRestartSlow,
  bridgeTlsWithoutTrust,
  bridgeToItself,
  bridgeTopicWithoutQos,
  bridgeWithoutAddress,
  bridgeWithoutTopic,
  caWithoutCertificateCheck,
  cafileUnusable,
  certfileUnusable,
  certfileWeak,
  certificateAndPsk,
  certificateExpired,
  certificateExpiresSoon,
  certificateIsOwnAuthority,
  certificateNotChecked,
  ciphersUnknown,
  credentialLineIgnored,
  crlfileUnusable,
  defaultListener,
  defaultsChange,
  deprecatedDirective,
  dhparamfileUnusable,
  duplicateBridge,
  duplicateClientId,
  duplicateDirective,
  duplicatePlugin,
  duplicatePort,
  duplicateTopic,
  durationInMonths,
  dynamicSecurityBesideFiles,
  dynamicSecurityWithoutFile,
  engineMissing,
  fileNotHere,
  fileOnlyForRoot,
  filePluginOption,
  halfPsk,
  httpApiClosed,
  identityWithoutCertificate,
  ignoredWords,
  includeInsideListener,
  includeOwnFolder,
  incompleteMapping,
  incompletePsk,
  incompleteTls,
  interfaceUnusable,
  invalidBoolean,
  invalidCharacter,
  invalidChoice,
  invalidDirection,
  invalidDuration,
  invalidNumber,
  invalidPluginOption,
  invalidPort,
  invalidPrefix,
  invalidQos,
  invalidSha1,
  keyMismatch,
  keyNotLoaded,
  keyfileEncrypted,
  keyfileUnusable,
  localOnly,
  logContradiction,
  logSilent,
  logUnwritable,
  memoryLimitTooLow,
  missingFolder,
  missingPluginPath,
  missingSocketPath,
  missingValue,
  needsBridge,
  needsListener,
  needsPlugin,
  needsWebsockets,
  nestedInclude,
  noMqttListener,
  nobodyCanConnect,
  notAConfiguration,
  numberAdjusted,
  numberCutShort,
  numberOutOfRange,
  openToEverybody,
  packetSizeDefault,
  passwordFileEmpty,
  passwordFileLetsAllIn,
  passwordHashInvalid,
  passwordLineInvalid,
  passwordMissing,
  passwordPlainText,
  passwordSchemeUnknown,
  passwordTooLong,
  passwordUserDuplicate,
  passwordUserEmpty,
  passwordUserTooLong,
  passwordsInClear,
  perListenerSettingsLate,
  persistenceOff,
  persistencePath,
  persistenceUnreadable,
  persistenceUnusable,
  pidFileUnwritable,
  pluginLoadedTwice,
  pluginOptionTwice,
  pluginOptionUnknown,
  pluginUnloadable,
  pluginUnused,
  portBesideListener,
  privateKeyReadable,
  privilegedPort,
  proxyProtocolClash,
  pskHintTooLong,
  pskIdentityDuplicate,
  pskIdentityEmpty,
  pskKeyEmpty,
  pskKeyNotHex,
  pskLineInvalid,
  pskTooLong,
  quotedValue,
  repeatedSetting,
  replacedSetting,
  runsAsRoot,
  sysIntervalOff,
  textTooLong,
  tinyLimit,
  tlsOnPlainPort,
  tlsPortInClear,
  tlsVersionOld,
  tlsVersionUnknown,
  trailingComment,
  unclosedQuote,
  unixSocketUnusable,
  unknownDirective,
  unknownPlugin,
  unknownUser,
  unreadableConfiguration,
  unresolvedBridgeAddress,
  unresolvedHost,
  unusedSuppression,
  userWithoutAcl,
  weakCiphers,
  websocketsCapath,
  websocketsClosed,
  withoutEffect,
];

const byId = new Map(rules.map((rule) => [rule.id, rule]));

/** The rule of this id; undefined where there is none. */
export function findRule(id: string): Rule | undefined {
  return byId.get(id);
}
