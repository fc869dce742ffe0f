import { textsOf } from '@mosquitto-conf/config/internal';

/** What the language server tells a person, apart from what it finds: messages of a window, and why a request is refused. */
export const serverTexts = textsOf('language-server', {
  otherRelease: '{reason}; {release} is used instead',
  defect: '{file} could not be checked: {reason}. This is a defect; please report it with the file.',
  noSuchFile: 'there is no such file',
  noConfiguration: 'the document belongs to no configuration',
  sameRelease: 'the configuration is already for {release}',
  notUpgraded: 'this configuration cannot be upgraded: {reason}',
  upgradeTitle: 'From Mosquitto {from} to {to}',
  edited: 'Edited: {help}',
  toDo: 'To do: {help}',
  nothing: 'Nothing changes.',
  notYet: 'Mosquitto {to} does not start yet: {reason}',
  unknown: 'Whether Mosquitto {to} starts with it cannot be determined here.',
  starts: 'Mosquitto {to} starts with it.',
});
