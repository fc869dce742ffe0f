import {
  type Analysis,
  analyse,
  type FileSystem,
  type Host,
  MemoryFiles,
  overlayFiles,
  type Release,
  type SkippedPart,
  since,
} from '@mosquitto-conf/config';
import { NodeFiles, type NodeHostOptions, nodeHost } from '@mosquitto-conf/config/node';
import type { RunOptions } from './arguments.js';
import { withDefaultPort } from './command-port.js';

/** Whether this process is root's. */
function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/** How the files that the configuration names are read. */
function reading({ place = {} }: RunOptions): NodeHostOptions {
  return { ...place, checkFiles: true, inPlace: true, asRoot: isRoot() };
}

/** Where a path of the broker's is found here. */
export function locator(options: RunOptions): (path: string) => string {
  const files = new NodeFiles(reading(options));
  return (path) => files.locate(path).path;
}

/** This machine. A test broker does not change its user, so no file is read with another user's permissions. */
export function machine(options: RunOptions): Host {
  const { inPlace, ephemeral, plugin } = options;
  const skips: SkippedPart[] = [];
  if (!inPlace) skips.push('written-files');
  if (!inPlace || ephemeral || plugin) skips.push('plugins');
  if (ephemeral) skips.push('addresses');
  return {
    ...nodeHost(reading(options)),
    root: false,
    hasFilePlugins: true,
    skips,
  };
}

/** Reads the configuration on this machine, or an empty one if none is named. */
export function readConfiguration(options: RunOptions, release: Release): Analysis {
  const { config, ports = [], language = {} } = options;
  const host = machine(options);
  // Before 2.0 a port on the command line is that of the default listener, and the last one counts.
  const port = since(release, '2.0') ? undefined : ports.at(-1);
  if (config !== undefined) {
    const known = withMainFile(host.files, config, options);
    const files = port === undefined ? known : withDefaultPort(known, config, port);
    return analyse(config, release, { ...host, files }, { literal: true, language });
  }
  const files = new MemoryFiles({ 'mosquitto.conf': port === undefined ? '' : `port ${port}\n` });
  return analyse('mosquitto.conf', release, { ...host, files }, { literal: true, language });
}

/** The main file is where the person says, and not where the broker's machine would have it. */
function withMainFile(files: FileSystem, main: string, { place }: RunOptions): FileSystem {
  if (!place) return files;
  const content = machine({}).files.read(main);
  return content instanceof Uint8Array ? overlayFiles(files, new Map([[main, content]])) : files;
}
