import { textsOf } from '@mosquitto-conf/config/internal';

/** Texts of `checkconfig active`. */
export const activeTexts = textsOf('checkconfig-active', {
  description: 'print only the lines that set something, with their line numbers',
  help: `
Included files are printed in the order that the broker reads them, without comments and blank lines.

Examples:
  checkconfig active /etc/mosquitto/mosquitto.conf
  checkconfig active mosquitto.conf --format json`,
  notAConfiguration: '"{path}" is not a configuration: name the configuration with `{command}`',
  refuses: 'Mosquitto {release} refuses "{path}": {message}',
  refusesAt: 'Mosquitto {release} refuses "{path}" ({place}): {message}',
  json: 'for programs: schemas/active.schema.json',
  text: 'for people: line numbers and lines',
});
