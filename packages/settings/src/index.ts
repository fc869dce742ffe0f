export { containerTarget } from './container/container.js';
export { CONTAINER_NAMES, ContainerFinder } from './container/find-container.js';
export {
  absoluteSettings,
  type FarEndSettings,
  type FileSettings,
  isIgnored,
  maxWarningsOf,
  namedFiles,
  parseSettings,
  type ReadSettings,
  SETTINGS_NAMES,
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
