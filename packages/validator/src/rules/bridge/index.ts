import type { Rule } from '../../rule.js';
import { bridgeAddressMisread } from './bridge-address-misread.js';
import { bridgeAwsIot } from './bridge-aws-iot.js';
import { bridgeAzureIotHub } from './bridge-azure-iot-hub.js';
import { bridgeCarriesEverything } from './bridge-carries-everything.js';
import { bridgeFileMissing } from './bridge-file-missing.js';
import { bridgeInsecure } from './bridge-insecure.js';
import { bridgeLoginInClear } from './bridge-login-in-clear.js';
import { bridgeLoginIncomplete } from './bridge-login-incomplete.js';
import { bridgeLoginOverInternet } from './bridge-login-over-internet.js';
import { bridgeLoop } from './bridge-loop.js';
import { bridgePortMistyped } from './bridge-port-mistyped.js';
import { bridgeRestartSlow } from './bridge-restart-slow.js';
import { bridgeTlsWithoutTrust } from './bridge-tls-without-trust.js';
import { bridgeToItself } from './bridge-to-itself.js';
import { bridgeTopicCrash } from './bridge-topic-crash.js';
import { bridgeTopicInvalid } from './bridge-topic-invalid.js';
import { bridgeTopicWithoutQos } from './bridge-topic-without-qos.js';
import { bridgeWithoutAddress } from './bridge-without-address.js';
import { bridgeWithoutTopic } from './bridge-without-topic.js';
import { duplicateBridge } from './duplicate-bridge.js';
import { duplicateClientId } from './duplicate-client-id.js';
import { duplicateTopic } from './duplicate-topic.js';
import { incompleteMapping } from './incomplete-mapping.js';
import { incompletePsk } from './incomplete-psk.js';
import { invalidDirection } from './invalid-direction.js';
import { invalidPrefix } from './invalid-prefix.js';
import { invalidQos } from './invalid-qos.js';
import { unclosedQuote } from './unclosed-quote.js';
import { unresolvedBridgeAddress } from './unresolved-bridge-address.js';

/** Bridges to other brokers. */
export const bridgeRules = [
  bridgeAddressMisread,
  bridgeAwsIot,
  bridgeAzureIotHub,
  bridgeCarriesEverything,
  bridgeFileMissing,
  bridgeInsecure,
  bridgeLoginInClear,
  bridgeLoginIncomplete,
  bridgeLoginOverInternet,
  bridgeLoop,
  bridgePortMistyped,
  bridgeRestartSlow,
  bridgeTlsWithoutTrust,
  bridgeToItself,
  bridgeTopicCrash,
  bridgeTopicInvalid,
  bridgeTopicWithoutQos,
  bridgeWithoutAddress,
  bridgeWithoutTopic,
  duplicateBridge,
  duplicateClientId,
  duplicateTopic,
  incompleteMapping,
  incompletePsk,
  invalidDirection,
  invalidPrefix,
  invalidQos,
  unclosedQuote,
  unresolvedBridgeAddress,
] as const satisfies readonly Rule[];
