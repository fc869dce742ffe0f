import { textsOf } from '@mosquitto-conf/config/internal';

/** Texts about settings files. */
export const settingsOptionsTexts = textsOf('checkconfig-settings-options', {
  config: 'the settings file (default: the nearest checkconfig.yaml or checkconfig.json)',
  noConfig: 'use no settings file',
  installedBroker: 'the installed broker',
  unread: 'the settings "{path}" cannot be read: {reason}',
  mainMissing: 'the settings "{path}": main: there is no file "{main}"',
  rule: '--rule: {message}',
  ruleSeverity: '--rule: there is no severity "{severity}"; did you mean "{meant}"?',
  ruleWants: '--rule wants RULE=off, RULE=info, RULE=warning or RULE=error, not "{text}"',
});
