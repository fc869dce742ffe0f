import { textsOf } from '@mosquitto-conf/config/internal';

/** Texts of `checkconfig diff`. */
export const diffTexts = textsOf('checkconfig-diff', {
  description: 'print changes in meaning, and whether a reload applies them or a restart is needed',
  old: 'the old main file or its folder; - for standard input',
  new: 'the new main file or its folder; - for standard input',
  failOn: 'when to exit with 1',
  help: `
Order, comments, included files and other spellings of a value are not changes. Users and ACL lines are compared too
if both files can be read. Passwords and keys are not shown. Each file is read as its settings file says; the release is
that of the new one, unless --target names it.

Exit code: 0, 1 when a restart is needed (see --fail-on), 2 wrong use or one of the two would not start.

Examples:
  checkconfig diff mosquitto.conf.bak mosquitto.conf
  checkconfig diff old/ new/ --target debian-12 --format markdown
  git show main:mosquitto.conf | checkconfig diff - mosquitto.conf --fail-on change`,
  oneStandardInput: 'only one of the two can be standard input',
  json: 'for programs: schemas/diff.schema.json',
  markdown: 'for a comment on a pull request',
  restart: 'A restart is needed (Mosquitto {release})',
  noRestart: 'No restart is needed (Mosquitto {release})',
  added: 'new',
  removed: 'gone',
  changed: 'changed',
  effortReload: 'reload',
  effortRestart: 'restart',
  effortWhy: '{effort}: {why}',
  columns: 'section | setting | before | after | applied by',
  accessChanges: 'What clients may do changes:',
  reloadResets: 'A reload also puts `{name} {value}` of {section} back to {becomes}.',
  same: 'Both mean the same to Mosquitto {release}.',
  oneReload: '1 change: applied on reload (SIGHUP).',
  allReload: '{count} changes: all applied on reload (SIGHUP).',
  oneRestart: '1 change: it needs a restart.',
  allRestart: '{count} changes: they need a restart.',
  oneOfThem: '{count} changes: 1 needs a restart, the rest is applied on reload (SIGHUP).',
  someOfThem: '{count} changes: {restarts} need a restart, the rest is applied on reload (SIGHUP).',
  refuses: 'Mosquitto {release} refuses {path}: {message}',
  doesNotStart: 'Mosquitto {release} does not start with {path}: {message}',
  crashes: 'Mosquitto {release} crashes with {path}: {message}',
  unknown: 'Whether Mosquitto {release} starts with {path} cannot be determined here.',
  table: 'for terminals: one line a change',
  access: 'what clients may do',
});
