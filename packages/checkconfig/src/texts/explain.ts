import { textsOf } from '@mosquitto-conf/config/internal';

/** Texts of `checkconfig explain`. */
export const explainTexts = textsOf('checkconfig-explain', {
  description: 'explain a directive, a rule, a group of rules, a word of an access file, or a kind of value',
  what: 'for example listener, local-only, security, acl-*, readwrite, %u or duration',
  list: 'list everything that can be explained',
  help: `
Examples:
  checkconfig explain --list
  checkconfig explain persistent_client_expiration
  checkconfig explain listener --target 1.6
  checkconfig explain local-only
  checkconfig explain security                       the rules of a category
  checkconfig explain acl-file
  checkconfig explain 'ana:$7$101$...'               a line of a password file`,
  nothingNamed: 'name what to explain, or list everything with --list',
  unknown: 'there is no directive, rule, word of an access file or kind of value "{what}"',
  unknownMeant:
    'there is no directive, rule, word of an access file or kind of value "{what}"; did you mean "{meant}"?',
  title: '{name}: {summary}',
  fileTitle: '{name}: {title}. {summary}.',
  wordOf: '{words} ({file})',
  namedBy: 'The directive {directive} names the file.',
  example: 'Example:',
  unknownInRelease: 'Release {release} does not know it. {description}',
  inRelease: 'In release {release}:',
  kind: '{name}: a kind of value',
  writeThis: 'Write {what}.',
  writeOneOf: 'Depending on the directive, write',
  usedBy: 'Directives that take it: {directives}',
  directives: 'Directives',
  accessFiles: 'Access files',
  inFile: 'in {name}',
  kinds: 'Kinds of values',
  categories: 'Categories of rules',
  rules: 'Rules',
  password: 'password',
  iterations: 'iterations',
  release: 'release',
  category: 'category',
  severity: 'severity',
  profiles: 'profiles',
  releases: 'releases',
  fix: 'fix',
  exampleRelease: '(release {release})',
  byHand: 'by hand: {how}',
  intent: 'The right change depends on your intent.',
  rulesFound: '{count} rules.',
  sha512: 'a SHA-512 hash ($6$)',
  plain: 'in plain text',
  pbkdf2: 'a PBKDF2 hash with SHA-512 ($7$)',
  argon2: 'an Argon2 hash ($argon2id$)',
  passwordLine: 'A line of a password file: USERNAME:HASH',
  wrong: 'Wrong:',
  right: 'Right:',
});
