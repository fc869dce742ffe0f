import { textsOf } from '@mosquitto-conf/config/internal';

/** Texts of `checkconfig effective`. */
export const effectiveTexts = textsOf('checkconfig-effective', {
  description: 'print every setting in force, section by section, with the line that sets it',
  all: 'print also settings that are not set and have no default',
  setOnly: 'print only what a line sets',
  help: `
With --target twice, it prints only what the two releases read differently. Passwords and keys are not shown, except
with --format conf, which prints a configuration that the release reads the same way. With --all, that one contains the
defaults too.

Exit code: 0, 1 the release refuses the file (the lines at fault are left out), 2 wrong use.

Examples:
  checkconfig effective /etc/mosquitto/mosquitto.conf
  checkconfig effective mosquitto.conf --set-only --format markdown
  checkconfig effective mosquitto.conf --target 1.6 --target 2.1
  checkconfig effective mosquitto.conf --format conf > one-file.conf`,
  targets: '--target can be given once, or twice to compare',
  notOneFile: '"{path}" cannot be written as one file that Mosquitto {release} reads the same way',
  notOneFileRefused:
    '"{path}" cannot be written as one file that Mosquitto {release} reads the same way, and it refuses it: {reason}',
  oneTarget: '--format conf is for one --target: a configuration is read by one release',
  conf: 'for the broker: one configuration without includes',
  json: 'for programs: schemas/effective.schema.json',
  markdown: 'for pages and pull requests',
  notKnown: 'not known',
  onlyWith: '- {section} only with {release}',
  same: 'Both read it the same way.',
  forAll: '{where} (for all listeners)',
  valueAt: '{value} at {place}',
  valueDefault: '{value}, default',
  compared: '{path}: {one} and {other}',
  columns: 'section | setting',
  table: 'for terminals: one line a setting',
  asRead: 'As Mosquitto {release} reads it.',
  insteadOf: 'instead of {value}',
  andMore: 'and {count} before',
  sameRead: '{one} and {other} read it the same way.\n',
});
