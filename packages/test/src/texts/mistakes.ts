import { textsOf } from '@mosquitto-conf/config/internal';

/** What keeps tests from running. */
export const mistakeTexts = textsOf('test-mistake', {
  pluginUnloaded: 'This module cannot be loaded: {reason}',
  pluginEmpty: 'This module has no default export with handlers, such as `{example}`.',
  unread: 'It cannot be read: {reason}.',
  noMatch: 'No file matches "{pattern}".',
  doesNotStart: 'Mosquitto {release} does not start with it: {reason}',
});
