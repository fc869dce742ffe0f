import { textsOf } from '@mosquitto-conf/config/internal';

/** Texts that several commands say. */
export const commonTexts = textsOf('checkconfig-common', {
  unread: '"{path}" cannot be read',
  anonymousRow: '(anonymous)',
  secret: '(secret)',
  accordingTo: 'According to Mosquitto {release}.',
  connects: 'connects',
  default: 'default',
  error: 'error',
  warning: 'warning',
  info: 'info',
  off: 'off',
  no: 'no',
  yes: 'yes',
  permissionDenied: 'permission denied',
  notWritable: 'standard input cannot be written: leave --write out',
  outputNotWritten: 'standard output cannot be written: {reason}',
  mainFile: 'the main file; - for standard input',
  noSuchFile: 'there is no such file',
  user: 'user',
  inWords: '{value} ({words})',
});
