import { textsOf } from '@mosquitto-conf/config/internal';

/** What is wrong with `checkconfig.yaml`. */
export const settingsTexts = textsOf('settings', {
  malformed: 'the settings "{path}" are not well-formed: {reason}',
  tooLong: 'more than {limit} characters',
  tooDeep: 'the values are nested too deeply',
  invalid: 'the settings "{path}": {where}: {reason}',
  invalidFile: 'the settings "{path}": {reason}',
  extendThemselves: 'the settings "{path}" extend themselves: {paths}',
  baseUnread: 'the settings "{path}" extend "{base}", which cannot be read: {reason}',
  unknownSelector: 'the settings "{path}": {reason}',
});
