import type { Rule } from '../rule.js';
import { aboveListener } from './above-listener.js';
import { aclDenyWithoutEffect } from './acl-deny-without-effect.js';
import { aclGrantDenied } from './acl-grant-denied.js';
import { aclLineRepeated } from './acl-line-repeated.js';
import { aclLiteralSubstitution } from './acl-literal-substitution.js';
import { aclNothingForAnonymous } from './acl-nothing-for-anonymous.js';
import { aclPatternUnderUser } from './acl-pattern-under-user.js';
import { aclSubstitutionInWord } from './acl-substitution-in-word.js';
import { aclTopicForUserOnly } from './acl-topic-for-user-only.js';
import { aclTopicUnreachable } from './acl-topic-unreachable.js';
import { aclTrailingComment } from './acl-trailing-comment.js';
import { aclUserUnknown } from './acl-user-unknown.js';
import { aclWildcardInWord } from './acl-wildcard-in-word.js';
import { aclWithoutSys } from './acl-without-sys.js';
import { anonymousBesidePasswords } from './anonymous-beside-passwords.js';
import { anyNameGetsIn } from './any-name-gets-in.js';
import { bridgeWithoutAddress } from './bridge-without-address.js';
import { bridgeWithoutTopic } from './bridge-without-topic.js';
import { caWithoutCertificateCheck } from './ca-without-certificate-check.js';
import { certificateAndPsk } from './certificate-and-psk.js';
import { certificateExpired } from './certificate-expired.js';
import { certificateExpiresSoon } from './certificate-expires-soon.js';
import { certificateIsOwnAuthority } from './certificate-is-own-authority.js';
import { certificateNotChecked } from './certificate-not-checked.js';
import { duplicateBridge } from './duplicate-bridge.js';
import { duplicateClientId } from './duplicate-client-id.js';
import { duplicateDirective } from './duplicate-directive.js';
import { duplicatePlugin } from './duplicate-plugin.js';
import { durationInMonths } from './duration-in-months.js';
import { halfPsk } from './half-psk.js';
import { identityWithoutCertificate } from './identity-without-certificate.js';
import { includeOwnFolder } from './include-own-folder.js';
import { incompleteMapping } from './incomplete-mapping.js';
import { incompletePsk } from './incomplete-psk.js';
import { incompleteTls } from './incomplete-tls.js';
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
import { localOnly } from './local-only.js';
import { memoryLimitTooLow } from './memory-limit-too-low.js';
import { missingFolder } from './missing-folder.js';
import { missingPluginPath } from './missing-plugin-path.js';
import { missingSocketPath } from './missing-socket-path.js';
import { missingValue } from './missing-value.js';
import { needsBridge } from './needs-bridge.js';
import { needsListener } from './needs-listener.js';
import { needsPlugin } from './needs-plugin.js';
import { nestedInclude } from './nested-include.js';
import { nobodyCanConnect } from './nobody-can-connect.js';
import { notAConfiguration } from './not-a-configuration.js';
import { numberOutOfRange } from './number-out-of-range.js';
import { openToEverybody } from './open-to-everybody.js';
import { passwordsInClear } from './passwords-in-clear.js';
import { perListenerSettingsLate } from './per-listener-settings-late.js';
import { portBesideListener } from './port-beside-listener.js';
import { privateKeyReadable } from './private-key-readable.js';
import { proxyProtocolClash } from './proxy-protocol-clash.js';
import { repeatedSetting } from './repeated-setting.js';
import { replacedSetting } from './replaced-setting.js';
import { textTooLong } from './text-too-long.js';
import { tlsOnPlainPort } from './tls-on-plain-port.js';
import { tlsPortInClear } from './tls-port-in-clear.js';
import { tlsVersionOld } from './tls-version-old.js';
import { unclosedQuote } from './unclosed-quote.js';
import { unknownDirective } from './unknown-directive.js';
import { unknownPlugin } from './unknown-plugin.js';
import { unreadableConfiguration } from './unreadable-configuration.js';
import { unresolvedHost } from './unresolved-host.js';
import { unusedSuppression } from './unused-suppression.js';
import { userWithoutAcl } from './user-without-acl.js';
import { weakCiphers } from './weak-ciphers.js';

/** Every rule, in alphabetical order of its id. */
export const rules: readonly Rule[] = [
  aboveListener,
  aclDenyWithoutEffect,
  aclGrantDenied,
  aclLineRepeated,
  aclLiteralSubstitution,
  aclNothingForAnonymous,
  aclPatternUnderUser,
  aclSubstitutionInWord,
  aclTopicForUserOnly,
  aclTopicUnreachable,
  aclTrailingComment,
  aclUserUnknown,
  aclWildcardInWord,
  aclWithoutSys,
  anonymousBesidePasswords,
  anyNameGetsIn,
  bridgeWithoutAddress,
  bridgeWithoutTopic,
  caWithoutCertificateCheck,
  certificateAndPsk,
  certificateExpired,
  certificateExpiresSoon,
  certificateIsOwnAuthority,
  certificateNotChecked,
  duplicateBridge,
  duplicateClientId,
  duplicateDirective,
  duplicatePlugin,
  durationInMonths,
  halfPsk,
  identityWithoutCertificate,
  includeOwnFolder,
  incompleteMapping,
  incompletePsk,
  incompleteTls,
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
  localOnly,
  memoryLimitTooLow,
  missingFolder,
  missingPluginPath,
  missingSocketPath,
  missingValue,
  needsBridge,
  needsListener,
  needsPlugin,
  nestedInclude,
  nobodyCanConnect,
  notAConfiguration,
  numberOutOfRange,
  openToEverybody,
  passwordsInClear,
  perListenerSettingsLate,
  portBesideListener,
  privateKeyReadable,
  proxyProtocolClash,
  repeatedSetting,
  replacedSetting,
  textTooLong,
  tlsOnPlainPort,
  tlsPortInClear,
  tlsVersionOld,
  unclosedQuote,
  unknownDirective,
  unknownPlugin,
  unreadableConfiguration,
  unresolvedHost,
  unusedSuppression,
  userWithoutAcl,
  weakCiphers,
];

const byId = new Map(rules.map((rule) => [rule.id, rule]));

/** The rule of this id; undefined where there is none. */
export function findRule(id: string): Rule | undefined {
  return byId.get(id);
}
