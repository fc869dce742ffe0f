import { textsOf } from '@mosquitto-conf/config/internal';

/** What is wrong with a `*.mosquitto-test.yaml`. */
export const testFileTexts = textsOf('test-file', {
  noTopics: 'The table has no topics.',
  noClients: 'The table has no clients.',
  filter: '"{topic}" is a filter: write a topic.',
  cells: 'The row "{client}" needs {wanted} cells, one for each topic, but has {count}.',
  cell: '"{cell}" is not valid in a table. Write r, w, rw or -.',
  emptyCase: 'This case has neither `when` nor `then`, so it tests nothing.',
  emptyStep: 'This step does nothing. It needs one of {actions}.',
  severalActions: 'A step has only one action, but this one has {actions}.',
  foreignKey: '"{key}" does not belong to {action}.',
  notHexadecimal: 'This must be bytes in hexadecimal, such as c0 00.',
  notDuration: 'This must be a duration: 90, 30s, 5m, 2h or 1d.',
  asMissing: '"as" is missing: name the client.',
  bridgeName: 'A bridge has the name "{name}" too: choose another one.',
  // What is wrong with a release, as other packages say it.
  release: '{sentence}',
  noBridges: 'The configuration has no bridges.',
  noPlugins: 'The configuration loads no plugins.',
  noFile: 'There is no file "{path}" here.',
  unknown: 'There is no {kind} "{name}".',
  unknownButMeant: 'There is no {kind} "{name}". Did you mean "{meant}"?',
  unknownButOf: 'There is no {kind} "{name}". Possible: {known}.',
  client: 'client',
  bridge: 'bridge',
  clientOrBridge: 'client or bridge',
  plugin: 'plugin',
  certificate: 'certificate',
});
