import { textsOf } from '@mosquitto-conf/config/internal';

/** Texts of `checkconfig acl`. */
export const aclTexts = textsOf('checkconfig-acl', {
  description: 'list users, ACL lines without an effect, and who may publish or receive a topic',
  action: 'what to print',
  mainFile: 'the main file of the configuration that names the ACL file; - for standard input',
  topic: 'the topic, for who',
  onlyListener: 'only this listener: its port, or the path of its socket',
  help: `
The configuration is named, not the ACL file: it decides who connects, and whether the ACL file counts. Each user is asked
for with the right password and the client id "client".

Exit code: 0, 1 unused lines are found, 2 wrong use, or the release does not start with the file.

Examples:
  checkconfig acl users mosquitto.conf
  checkconfig acl unused mosquitto.conf
  checkconfig acl who mosquitto.conf home/door --listener 8883`,
  takesNoTopic: 'acl {action} takes no topic',
  whoNeeds: 'acl who needs a file and a topic',
  invalidTopic: '"{topic}" is not a valid topic: name one that a client could publish to',
  json: 'for programs: schemas/acl.schema.json',
  listener: 'listener',
  acl: 'ACL',
  publishes: 'publishes',
  receives: 'receives',
  oneLine: '1 line',
  lines: '{count} lines',
  text: 'for terminals: a table with the line of each answer',
  allUsed: 'Every line of the ACL files has an effect.',
  pluginMayDecide: 'A plugin may decide otherwise.',
});
