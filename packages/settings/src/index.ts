export {
  absoluteSettings,
  type FileSettings,
  isIgnored,
  namedFiles,
  parseSettings,
  SETTINGS_NAMES,
  SettingsError,
  type SettingsFile,
  settingsFor,
} from './settings.js';
