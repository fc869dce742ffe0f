import { textsOf } from '@mosquitto-conf/config/internal';

/** What is wrong with the command line of `checkconfig run` and `mosquitto-embedded`; where Mosquitto has words for it, those. */
export const argumentTexts = textsOf('broker-arguments', {
  valueMissing: 'Error: {flag} argument given, but {what} specified.',
  unknownOption: "Error: Unknown option '{flag}'.",
  invalidPlugins: 'Error: Invalid value for --plugins ({value}): it is deny or ignore.',
  invalidPort: 'Error: Invalid port specified ({port}).',
  tooManyPorts: 'Error: Only {count} ports can be specified on the command line.',
  bridge: 'Error: --bridge: {fault}.',
  allBridges: 'Error: --bridge {value} is about all bridges: it cannot be combined with another --bridge.',
  plugin: 'Error: --plugin: {fault}.',
  pluginPair: 'Error: --plugin {value}: write PATH=FILE, such as /usr/lib/x.so=./x.mjs.',
  pluginUnloadable: 'Error: --plugin: {file} cannot be loaded: {reason}',
  pluginEmpty: 'Error: --plugin: {file} has no default export with handlers. Write `{example}`.',
});
