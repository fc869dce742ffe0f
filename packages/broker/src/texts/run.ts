import { textsOf } from '@mosquitto-conf/config/internal';

/** What the broker as a command says that Mosquitto does not. */
export const runTexts = textsOf('broker-run', {
  testBroker: 'This is a test broker that executes the configuration; it is not Mosquitto itself.',
  bridgeUnconnected: 'The bridge `{name}` is not connected: {reason}',
  bridgeInstead: 'No messages are exchanged with the other broker.',
  bridgeOff: 'The bridge is off.',
  otherMachine: '{host}:{port} may be another machine.',
  pluginIgnored:
    'It is ignored: only access files decide, and without one clients may read and write every topic.',
  connecting:
    'Bridges connect only to this machine, unless --bridge NAME=mqtt://HOST:PORT, --bridge NAME=connect or --bridge connect is given.',
  portsCrash:
    'Mosquitto {release} crashes with more than one -p and no listener. This test broker opens all ports.',
  portsUnused: '{ports} is ignored, as by Mosquitto {release}: the configuration has a listener.',
  portsUnusedAt: '{ports} is ignored, as by Mosquitto {release}: the configuration has a listener ({place}).',
  databaseCopied: 'The database is a copy of {path}: {copy}',
  logReplaced: 'The log file takes the place of {path}: {copy}',
  pidReplaced: 'The pid file takes the place of {path}: {copy}',
  pidNotFile: 'The pid file {path} is not a regular file, so it is neither written nor removed.',
  folderKept: 'The folder {folder} is kept.',
  copiesRemoved:
    'The copies are removed at the end. --keep keeps them; --in-place works on the configured files.',
  listenerAddress: 'Listener {listener} is at {url}',
  restart: '{directive} needs a restart.',
  restartWhy: '{directive} needs a restart: {reason}.',
  reloadCrashes: '{reason}{place}. This test broker continues.',
});
