import { textsOf } from '../text.js';

/** Texts about the user that the broker runs as, its log, its pid file and its persistence file. */
export const processTexts = textsOf('process', {
  staysRoot: 'The broker keeps running as root.',
  staysRootWhy: 'A vulnerability in the broker would give an attacker root on this machine.',
  changeUser: 'Remove the `user` line to use `mosquitto`, or write the name of another user.',
  userMissing: "The user `{user}` does not exist on the broker's machine.",
  userMissingWhy:
    'When it is started as root, the broker switches to this user, and refuses to start if it cannot.',
  createUser: 'Write the name of an existing user, or create it with `useradd --system {user:word}`.',
  logRefused: 'Releases from 1.4.10 to 1.6.10 refuse to start if they cannot open the log file.',
  logLost: 'The broker starts anyway. It writes only errors, to standard error.',
  pidRefused:
    'From 2.0 the broker writes the file at every start, as the user it runs as, and refuses to start if it cannot.',
  persistenceRefused: 'The broker refuses to start, so that it does not overwrite the file.',
  persistenceEmpty: 'The persistence file `{path}` is empty.',
  persistenceShort: 'The persistence file `{path}` is incomplete.',
  persistenceOther: 'The file `{path}` is not a persistence file.',
  persistenceNewer: 'The persistence file `{path}` is from a newer release (format {version}).',
  keepPersistence:
    'Choose another file with `persistence_file`. If you do not need its sessions and retained messages, move the file away.',
  persistenceDenied: 'The broker cannot write the persistence file `{path}`.',
  persistenceLost: 'The broker starts anyway, but sessions and retained messages are lost at a restart.',
  choosePersistence: "Set `persistence_location` to an existing folder that the broker's user can write to.",
});
