import {
  type Analysis,
  analyse,
  type Host,
  MemoryFiles,
  type Release,
  type SkippedPart,
  since,
} from '@mosquitto-conf/config';
import { nodeHost } from '@mosquitto-conf/config/node';
import type { RunOptions } from './arguments.js';
import { withDefaultPort } from './command-port.js';

/** Whether this process is root's. */
export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/** This machine. A test broker does not change its user, so no file is read with another user's permissions. */
export function machine({ inPlace, ephemeral }: RunOptions): Host {
  const skips: SkippedPart[] = [];
  if (!inPlace) skips.push('written-files');
  if (!inPlace || ephemeral) skips.push('plugins');
  if (ephemeral) skips.push('addresses');
  return {
    ...nodeHost({ checkFiles: true, inPlace: true, asRoot: isRoot() }),
    root: false,
    hasFilePlugins: true,
    skips,
  };
}

/** Reads the configuration on this machine, or an empty one if none is named. */
export function readConfiguration(options: RunOptions, release: Release): Analysis {
  const { config, ports = [] } = options;
  const host = machine(options);
  // Before 2.0 a port on the command line is that of the default listener, and the last one counts.
  const port = since(release, '2.0') ? undefined : ports.at(-1);
  if (config !== undefined) {
    const files = port === undefined ? host.files : withDefaultPort(host.files, config, port);
    return analyse(config, release, { ...host, files }, { literal: true });
  }
  const files = new MemoryFiles({ 'mosquitto.conf': port === undefined ? '' : `port ${port}\n` });
  return analyse('mosquitto.conf', release, { ...host, files }, { literal: true });
}
