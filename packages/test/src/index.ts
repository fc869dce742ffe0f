// What other programs may rely on. What the other packages of this repository use besides is in internal.ts.

export type {
  BridgeValues,
  CertificateValues,
  ClientValues,
  MessageValues,
  Outcome,
  Payload,
  QoS,
} from '@mosquitto-conf/settings';
export {
  type ConfigurationCase,
  ConfigurationMismatch,
  expectConfiguration,
  type TestExpectation,
  type TestStep,
} from './expect-configuration.js';
