import { type Host, type MemoryFile, MemoryFiles } from '@mosquitto-conf/config';
import { nodeTls } from '@mosquitto-conf/config/node';
import { assets } from './oracle.js';

const device = (mode: number) => ({ content: '', status: { kind: 'device', mode, uid: 0, gid: 0 } }) as const;

/** The files of every case, and what of the system's files may be named. */
const shared: readonly (readonly [string, MemoryFile])[] = [
  ...assets(),
  ['/dev/null', device(0o666)],
  ['/dev/full', device(0o666)],
  ['/dev/stdout', device(0o620)],
];

/** The machine that real brokers were measured on; see fixtures/oracle/README.md. */
export function measuredMachine(files: Iterable<readonly [string, string | Uint8Array]>): Host {
  return {
    files: new MemoryFiles(Object.fromEntries([...shared, ...files])),
    tls: nodeTls,
    resolve: (name) => (name.toLowerCase() === 'localhost' ? ['127.0.0.1', '::1'] : undefined),
    interfaces: () => new Map([['lo', ['127.0.0.1', '::1']]]),
    hasUser: (name) => name === 'mosquitto' || name === 'root' || name === 'nobody',
    account: () => undefined,
    hostname: 'machine',
    root: true,
  };
}
