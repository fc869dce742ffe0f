import { textsOf } from '@mosquitto-conf/config/internal';

/** Texts of `checkconfig access`. */
export const accessTexts = textsOf('checkconfig-access', {
  description: 'show whether a client may connect and what it may do, with the line of each step',
  matrix: 'a table of users by topics: those of --publish, --subscribe and --receive, or of the ACL file',
  invalidFilter: '--{action}: "{topic}" is not a valid topic filter',
  invalidTopic: '--{action}: "{topic}" is not a valid topic',
  help: `
The answer is the one that the release gives. What a plugin or another client does is not known.

Exit code: 0 allowed (a table: always), 1 denied, 2 wrong use, or the release does not start with the file.

Examples:
  checkconfig access mosquitto.conf --listener 8883 --user alice --publish home/door
  checkconfig access mosquitto.conf --anonymous
  checkconfig access mosquitto.conf --certificate sensor-1 --receive 'sensors/1/set'
  checkconfig access mosquitto.conf --matrix`,
  json: 'for programs: schemas/access.schema.json',
  allowed: 'allowed',
  denied: 'denied',
  passed: 'passed',
  connect: 'connect',
  publish: 'publish',
  subscribe: 'subscribe',
  receive: 'receive',
  plugin: 'plugin',
  pluginDecides: 'A plugin also decides. Its answer is not known here.',
  text: 'for terminals: each step with its line',
  legend: 'r: receives, w: publishes, -: neither. %u and %c are the username and the client id.',
});
