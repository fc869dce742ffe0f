import type { AccessFileTopic } from './topic.js';

/** The file of `password_file`. Sources: security_default.c (pwfile__parse, unpwd__decode_passwords), password_file.c of 2.1. */
export const passwordFileTopic: AccessFileTopic = {
  name: 'password-file',
  title: 'Password file',
  directive: 'password_file',
  summary: 'Contains usernames and password hashes',
  description: [
    'Each line is `USERNAME:HASH`. Create the file with `mosquitto_passwd -c FILE USER`, add users or change passwords with `mosquitto_passwd FILE USER`, and remove users with `mosquitto_passwd -D FILE USER`. The tool asks for the password, so that it does not appear in the history of the shell.',
    '`mosquitto_passwd -U FILE` hashes a file of plain-text passwords. Run it only once: it would also hash existing hashes, and no user could log in afterwards.',
    'From 1.5.6 a line that begins with `#` is a comment. `mosquitto_passwd` loses every line after a comment or a blank line when it changes the file.',
    'From 2.1 the broker refuses to start because of a line that it cannot use, such as one with a plain-text password. From 1.5.6 to 2.0 it ignores such a user. A reload (SIGHUP) reads the file again.',
  ],
  example: ['ana:$7$101$Yoz4rZ0L8tmnC3Xa$8lOJ…', 'bruno:$7$101$nU2m0v4k7QyQb1Hd$Wc2v…'],
  words: [
    {
      names: ['$7$', 'pbkdf2'],
      text: '`USERNAME:$7$ITERATIONS$SALT$HASH` contains a PBKDF2 hash with SHA-512. Releases from 2.0 know it, and `mosquitto_passwd` of 2.0 and later creates it.',
    },
    {
      names: ['$6$', 'sha512'],
      text: '`USERNAME:$6$SALT$HASH` contains a SHA-512 hash. Every release knows it. It is faster to guess than PBKDF2.',
    },
    {
      names: ['$argon2id$', 'argon2id'],
      text: '`USERNAME:$argon2id$…` contains an Argon2 hash. Only 2.1 and later know it, and only if the broker is built with libargon2.',
    },
  ],
  rulePrefix: 'password-',
};
