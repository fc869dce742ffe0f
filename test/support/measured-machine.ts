import { type Host, MemoryFiles } from '@mosquitto-conf/config';
import { nodeTls } from '@mosquitto-conf/config/node';
import { assets } from './oracle.js';

const shared = assets();

/** The machine that real brokers were measured on; see fixtures/oracle/README.md. */
export function measuredMachine(files: Iterable<readonly [string, string | Uint8Array]>): Host {
  return {
    files: new MemoryFiles(Object.fromEntries([...shared, ...files])),
    tls: nodeTls,
    resolve: (name) => (name === 'localhost' ? ['127.0.0.1', '::1'] : undefined),
    interfaces: () => new Map([['lo', ['127.0.0.1', '::1']]]),
    hasUser: (name) => name === 'mosquitto' || name === 'root' || name === 'nobody',
    account: () => undefined,
    hostname: 'machine',
    root: true,
  };
}
