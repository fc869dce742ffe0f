import { textsOf } from '@mosquitto-conf/config/internal';

/** What is said beside an offer of completion, and in its documentation. Plain text. */
export const completionTexts = textsOf('completion', {
  default: 'default',
  isDefault: '{meaning} (default)',
  thenDefault: '{meaning}, default',
  optionOf: 'An option of {plugin}',
  anyOption: 'An option for the plugin above',
  wholeCategory: 'every rule of this category: {category}',
  namedIn: 'Named in {file}',
  ofBridge: 'Of the bridge {name}',
  asBridge: 'As another bridge',
  atMost: 'At most {max}.',
  atLeast: 'At least {min}.',
  range: 'From {min} to {max}.',
  atMostOf: 'At most {max} {unit}.',
  atLeastOf: 'At least {min} {unit}.',
  rangeOf: 'From {min} to {max} {unit}.',
  write: 'Write {what}.',
  duration: '{count} {unit}',
});

/** What each snippet is for. */
export const snippetTexts = textsOf('snippet', {
  tls: 'An encrypted port',
  clientCertificates: 'An encrypted port for clients with a certificate, whose common name is their username',
  webSockets: 'A port for browsers',
  unixSocket: 'A listener for programs on the same machine',
  bridge: 'A connection to another broker, with its topics',
  tlsBridge: 'An encrypted connection to another broker, with a login',
  dynamicSecurity: 'Users, groups and roles that can be changed while the broker runs',
  accessFiles: 'Clients log in, and an ACL file decides what they may do',
  persistence: 'Sessions and retained messages are kept after a restart',
  log: 'A log file with the time on each line',
  user: 'The topics that one user may read and write',
  pattern: 'Topics of their own for every user',
});
