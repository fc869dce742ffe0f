import { textsOf } from '@mosquitto-conf/config/internal';

/** Texts of `checkconfig passwd`. */
export const passwdTexts = textsOf('checkconfig-passwd', {
  severalLines:
    '"{path}" has "{user}" in lines {lines}: delete all but one of them, or run passwd remove first',
  impossibleUsername: 'Mosquitto {release} cannot have the username "{user}" in a password file',
  empty: 'is empty',
  colon: 'contains a colon, which ends the username',
  hash: 'begins with #, so its line would be a comment',
  control: 'contains a control character',
  blank: 'begins or ends with a blank, which the broker removes',
  invalidUsername: 'the username "{user}" {fault}',
  emptyPassword: 'the password is empty: no client could log in with it',
  longPassword: 'the password is longer than {limit} bytes, which MQTT cannot carry',
  nulByte: 'the password contains a NUL byte, and the broker would ignore what follows it',
  password: 'Password',
  passwordOf: 'Password of {user}',
  again: '{whose}, again',
  different: 'the two passwords differ, so nothing is changed',
  nothingChanged: 'nothing is changed',
  severalLinesOfInput: 'standard input has more than one line: write only the password to it',
  description: 'add, remove and list the users of a password file, or hash a password',
  action: 'what to do',
  file: 'the password file; not for hash',
  user: 'the username, for add and remove',
  scheme:
    'how the password is hashed (default: sha512-pbkdf2, or sha512 up to 1.6); argon2id needs a build of 2.1 that includes it',
  iterations: 'the iterations of sha512-pbkdf2 (default: {default}); more of them make each login slower',
  help: `
On a terminal, add and hash ask for the password twice and do not show it. Otherwise they read it from standard input,
one line. It is never an argument, which other users of the machine could see.

A new file gets the mode 0600: the broker must be started as its owner, or as root up to 2.0. Of a file that is there, owner,
mode, comments and every other line stay as they are. It is replaced as a whole or not at all.

Exit code: 0, 1 there is no such user to remove, 2 wrong use.

Examples:
  checkconfig passwd add passwd alice
  checkconfig passwd add passwd sensor --target 1.6 < password.txt
  checkconfig passwd remove passwd alice
  checkconfig passwd list passwd
  checkconfig passwd hash --scheme argon2id`,
  iterationsWants: '--iterations wants a whole number from 1 to 100000000, not "{text}"',
  hashTakesNoFile: 'passwd hash prints a hash and takes no file',
  needsFile: 'passwd {action} needs a file',
  listTakesOneFile: 'passwd list takes one file and no username',
  needsUsername: 'passwd {action} needs a username after the file',
  noSuchUser: 'there is no user "{user}" in "{path}"',
  added: 'added "{user}" in "{path}"',
  changed: 'set the password of "{user}" in "{path}"',
  removed: 'removed "{user}" from "{path}"',
  unknownScheme: 'Mosquitto {release} does not know {scheme}, only {known}',
  iterationsOnly: '--iterations is for sha512-pbkdf2, not for {scheme}',
  isConfiguration: '"{path}" is a configuration: name the file that its `password_file` names',
  isAcl: '"{path}" is an ACL file: name the password file',
  refuses: 'Mosquitto {release} refuses "{path}": {message} See all findings: checkconfig lint {path:path}',
  refusesLine:
    'Mosquitto {release} refuses "{path}" in line {line}: {message} See all findings: checkconfig lint {path:path}',
  readable: 'every user of this machine may read "{path}": run chmod o-rwx {path:path}',
  oneUser: '1 user for Mosquitto {release}.',
  users: '{count} users for Mosquitto {release}.',
  text: 'for terminals: each user with the scheme of its password',
  noLogIn: 'cannot log in by this line',
  json: 'for programs: schemas/passwd.schema.json',
});
