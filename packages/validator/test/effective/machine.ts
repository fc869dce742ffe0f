import {
  type Analysis,
  analyse,
  findTarget,
  type Host,
  type MemoryFile,
  MemoryFiles,
} from '@mosquitto-conf/config';

/** What a target makes of configurations in memory. */
export function read(files: string | Readonly<Record<string, MemoryFile>>, target = 'latest'): Analysis {
  const host: Host = {
    files: new MemoryFiles(typeof files === 'string' ? { 'mosquitto.conf': files } : files),
    resolve: (name) => (name === 'localhost' ? ['127.0.0.1'] : 'unknown'),
    interfaces: () => undefined,
    hasUser: () => undefined,
    hostname: 'machine',
    root: true,
  };
  const release = findTarget(target);
  if (!release) throw new Error(`no release ${target}`);
  return analyse('mosquitto.conf', release, host);
}
