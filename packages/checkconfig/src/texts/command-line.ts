import { textsOf } from '@mosquitto-conf/config/internal';

/** Texts of the command line as a whole. */
export const commandLineTexts = textsOf('checkconfig-command-line', {
  description: 'Check mosquitto.conf the way a release of the broker reads it.',
  version: 'print the version',
  file: 'print the active lines of one file, like checkconfig.py',

  helpCommand: 'print help for a command',
  examples: `
Examples:
  checkconfig                                   check the mosquitto.conf of this folder
  checkconfig lint conf/*.conf --target 2.0.18  check several files for one release
  checkconfig active mosquitto.conf             print what is set, with line numbers
  checkconfig -f mosquitto.conf                 the same, like checkconfig.py`,
  fileTakesNothing: '--file prints one file and accepts no other argument, such as "{first}"',
  noSuchCommand: 'there is no command or file "{first}"; did you mean "{command}"?',
  noHelp: 'there is no command "{asked}": checkconfig --help lists them',
  noHelpMeant: 'there is no command "{asked}"; did you mean "checkconfig help {meant:word}"?',

  givenTwice: '{option} is given twice: name one value',
});
