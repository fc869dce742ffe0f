export { containerTarget } from './container/container.js';
export { ContainerFinder } from './container/find-container.js';
export { CONTAINER_NAMES, DECIDING_NAMES, SETTINGS_NAMES } from './names.js';
export {
  absoluteSettings,
  type FarEndSettings,
  type FileSettings,
  isIgnored,
  maxWarningsOf,
  namedFiles,
  parseSettings,
  type ReadSettings,
  SettingsError,
  type SettingsFile,
  settingsFor,
} from './settings.js';
export type {
  BridgeValues,
  CertificateValues,
  ClientValues,
  ExpectationValues,
  MessageValues,
  Outcome,
  Payload,
  QoS,
} from './tests/file-values.js';
