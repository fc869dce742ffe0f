import { textsOf } from '@mosquitto-conf/config/internal';

/** Texts of `checkconfig upgrade`. */
export const upgradeTexts = textsOf('checkconfig-upgrade', {
  description: 'print what another release does differently with a configuration, and edit it',
  from: 'the release that the configuration is written for: 1.6.15, 1.6, debian-10 (default: the target of the settings, the image or the installed broker)',
  to: 'the release to upgrade to (default: latest); 3.0 for announced changes',
  write: 'write the edits, in included files too',
  help: `
The edits keep what the old release did. What they cannot keep is listed, with what to do. With --to 3.0, what the project has
announced for 3.0 is done too; otherwise 3.0 is taken for the newest release.

Exit code: 0 the new release starts with the edits, 1 it does not yet, 2 wrong use or an internal error.

Examples:
  checkconfig upgrade mosquitto.conf --from 1.6
  checkconfig upgrade mosquitto.conf --from 1.6 --to 2.1 --format diff
  checkconfig upgrade /etc/mosquitto/mosquitto.conf --from debian-12 --to debian-13 --write`,
  twoReleases: 'an upgrade has two releases: name them with --from and --to',
  fromMissing:
    'neither --from nor a settings file, a container image or an installed broker says which release the configuration is written for: add --from',
  sameRelease:
    'the configuration is already for {release}: name another release with --to, or the old one with --from',
  notUpgraded: '"{path}" cannot be upgraded: {reason}',
  diff: 'the edits, as a unified diff',
  json: 'for programs, without passwords and keys: schemas/upgrade.schema.json',
  pretty: 'for people: each change, the most dangerous first',
  fromTo: '{path}: from Mosquitto {from} to {to}',
  oneChange: '1 change',
  changes: '{count} changes',
  counted: '{changes}: {counts}.',
  edited: 'edited: {help}',
  toDo: 'to do: {help}',
  notYet: 'Mosquitto {to} does not start yet: {reason}',
  notYetEdited: 'Mosquitto {to} does not start with the edits yet: {reason}',
  neverDid: 'Mosquitto {to} does not start yet, as {from} did not: {reason}',
  neverDidEdited: 'Mosquitto {to} does not start with the edits yet, as {from} did not: {reason}',
  handled: '{count} handled by the edits',
  open: '{count} for you to decide',
  withEdits: 'with the edits',
  asItIs: 'with the file as it is',
  unknown: 'Whether Mosquitto {release} starts {what} cannot be determined here.',
  starts: 'Mosquitto {release} starts {what}.',
  nothing: 'Nothing changes.',
  written: 'Written: {files}',
  notWritten: 'Not written yet: {files} (--write makes the edits, --format diff shows them)',
});
