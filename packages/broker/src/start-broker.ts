import { dirname } from 'node:path';
import {
  type Analysis,
  analyse,
  type Configuration,
  findTarget,
  latest,
  noSuchRelease,
  type SkippedPart,
} from '@mosquitto-conf/config';
import { NodeFiles, type NodeFilesOptions, nodeHost } from '@mosquitto-conf/config/node';
import { Broker } from './broker.js';
import type { BrokerOptions } from './broker-options.js';
import { mustStart } from './testing/refusal.js';

/**
 * Starts a broker that executes a configuration.
 * @param source a configuration that was read; with an analysis the access files are not read again
 * @returns once every listener accepts
 * @throws ConfigurationRefused if the target would not start; Error if a listener cannot be opened
 */
export async function startBroker(
  source: Configuration | Analysis,
  options: BrokerOptions = {},
): Promise<Broker> {
  if (!('configuration' in source)) return started(source, options);
  mustStart(source);
  return started(source.configuration, { access: source.access, ...options });
}

/** How a configuration of this machine is read and executed. */
export interface StartOptions extends BrokerOptions, Pick<NodeFilesOptions, 'cwd' | 'root' | 'maps'> {
  /** The release to be: `2.0.22`, `2.0`, `debian-12`; the newest by default. */
  readonly target?: string;
}

/**
 * Reads a configuration of this machine and starts a broker that executes it. Relative paths begin in its folder, or in
 * `cwd`; `root` and `maps` map the paths of the broker's machine to paths here.
 * @returns once every listener accepts
 * @throws ConfigurationRefused, with every problem by file and line, if the target would not start
 */
export async function startBrokerFrom(
  path: string,
  { target, cwd, root, maps, ...options }: StartOptions = {},
): Promise<Broker> {
  const release = target === undefined ? latest : findTarget(target);
  if (!release) throw new RangeError(noSuchRelease(target!));
  // Without a file that is missing here, a listener would be open to anyone.
  const reading: NodeFilesOptions = {
    cwd: cwd ?? dirname(path),
    checkFiles: true,
    asRoot: process.getuid?.() === 0,
    ...(root === undefined ? {} : { root }),
    ...(maps ? { maps } : {}),
  };
  // A test broker does not change its user, so no file is read with another user's permissions.
  // Nor does it load plugins, or write a log or a pid file.
  const skips: SkippedPart[] = ['plugins', 'written-files'];
  if (options.ports === 'ephemeral') skips.push('addresses');
  const host = () => ({ ...nodeHost(reading), root: false, hasFilePlugins: true as const, skips });
  const name = cwd === undefined ? path.slice(path.lastIndexOf('/') + 1) : path;
  const analysis = analyse(name, release, host(), { literal: true });
  const locate = (file: string) => new NodeFiles(reading).locate(file).path;
  return startBroker(analysis, { host, locate, ...options });
}

async function started(configuration: Configuration, options: BrokerOptions): Promise<Broker> {
  const broker = new Broker(configuration, options);
  await broker.start();
  return broker;
}
