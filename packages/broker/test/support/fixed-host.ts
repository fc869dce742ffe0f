import { type Host, MemoryFiles } from '@mosquitto-conf/config';

/** A machine with these files and the name `localhost`, of which nothing else is known. */
export function fixedHost(files: Readonly<Record<string, string>>): Host {
  return {
    files: new MemoryFiles(files),
    resolve: (name) => (name === 'localhost' ? ['127.0.0.1'] : undefined),
    interfaces: () => undefined,
    hasUser: () => undefined,
    hostname: 'broker',
    root: false,
    hasFilePlugins: true,
  };
}
