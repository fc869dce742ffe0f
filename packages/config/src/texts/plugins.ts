import { textsOf } from '../text.js';

/** What is wrong with plugins and their options. */
export const pluginTexts = textsOf('plugin', {
  pathMissing: 'The plugin `{plugin}` has no path.',
  nameFirst: 'The name comes first and then the path. The broker refuses to start without a path.',
  optionNameShort: 'The option name in `{name}` has fewer than three characters.',
  optionNameRefused: 'The broker refuses to start because of such a short name.',
  writeOption: 'Write `plugin_opt_NAME VALUE`, with a name of at least three characters.',
  duplicate: 'There is already a plugin named `{plugin}` in {place}.',
  duplicateRefused: 'The broker refuses to start because `plugin_use` needs unique names.',
  rename: 'Use another name.',
  unknown: 'No `plugin_load` line above loads a plugin named `{plugin}`.',
  unknownRefused:
    'The broker refuses to start because it knows only the plugins that lines above have loaded.',
  load: 'Write `plugin_load {plugin} PATH` above this line.',
  unused: 'The plugin `{plugin}` is loaded, but no listener uses it.',
  unusedSilent: 'Mosquitto 2.1 refuses to start because of such a plugin, and does not log the reason.',
  use: 'Add `plugin_use {plugin}` below a `listener` line, or write `global_plugin {path}` instead.',
  usedTwice: 'The listener already uses the plugin `{plugin}`.',
  usedTwiceRefused: 'The plugin fails when it is used a second time, and the broker refuses to start.',
  removeUse: 'Remove this line.',
  dynamicSecurityTwice: 'The dynamic security plugin is already loaded on line {line}.',
  dynamicSecurityTwiceRefused:
    'The second instance fails, because the first one handles the commands on `$CONTROL/dynamic-security/v1`, and the broker refuses to start.',
  dynamicSecurityOnce:
    'Keep one of the two. From 2.1, several listeners can share it with `plugin_load` and `plugin_use`.',
  optionUnknown: 'The plugin `{path}` has no option `{option}`.',
  optionRefused: 'The plugin refuses options that it does not know, and the broker then refuses to start.',
  writeKnownOption: 'Its only option is `plugin_opt_{option}`.',
  optionInvalid: '`{value}` is not a value for the option `{option}` of the SQLite plugin.',
  optionInvalidRefused:
    'The plugin refuses the value when it is loaded, and the broker then refuses to start.',
  optionCutShort: 'The plugin reads only the digits at the beginning: {value}.',
  oneOf: 'Write one of: {words}.',
  atLeast: 'Write a whole number of at least {min}, without a unit.',
  pageIgnored: 'SQLite ignores this page size, and uses 4096 bytes.',
  pages: 'Write a power of two from 512 to 65536.',
  databaseRefused:
    'The SQLite plugin opens its database when it is loaded. The broker refuses to start if that fails.',
  databaseOther: 'The file `{path}` is not a SQLite database.',
  chooseDatabase: 'Use the path of another file. The plugin creates a database that does not exist.',
  fileMissing: 'The plugin `{path}` needs a password file.',
  fileRefused: 'The plugin reads the file when it is loaded. The broker refuses to start if that fails.',
  addFile: 'Add `plugin_opt_{option} PATH` below the line that loads the plugin.',
  unloadable: 'The broker refuses to start if it cannot load a plugin.',
  install:
    'Install the plugin, or write its full path. A name without a slash is searched for only in the library folders of the system.',
  checkLibrary:
    'Write the full path of the shared library, and check that it is built for this release and this machine.',
  notLibrary: 'The plugin file `{path}` is not a shared library.',
  notPlugin: 'The plugin file `{path}` is not a Mosquitto plugin.',
  noStandIn: 'The plugin `{path}` is not loaded, and has no stand-in.',
  persistenceClash: 'The plugin `{path}` cannot be used with `persistence true`.',
  persistenceRefused:
    'Both would store sessions and retained messages. From 2.1.2, the broker refuses to start with both.',
  removePersistence: 'Remove `persistence true`, or remove the plugin.',
});
