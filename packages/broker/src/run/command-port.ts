import { type Configuration, type FileSystem, overlayFiles, since, type Text } from '@mosquitto-conf/config';
import { isLocalOnly, listenerPlace } from '@mosquitto-conf/config/internal';
import { runTexts } from '../texts/run.js';

/**
 * The files of a configuration to which the last port of the command line is added, as before 2.0: it is that of the default
 * listener, which exists then, also beside others (config__parse_args: `default_listener.port`).
 * @param main the main file
 */
export function withDefaultPort(files: FileSystem, main: string, port: number): FileSystem {
  const content = files.read(main);
  if (typeof content === 'string') return files;
  const end = content.at(-1) === 0x0a ? '' : '\n';
  const line = new TextEncoder().encode(`${end}port ${port}\n`);
  return overlayFiles(files, new Map([[main, new Uint8Array([...content, ...line])]]));
}

/**
 * What to say of several ports for the local-only mode: 2.0 has room for two listeners, which are those of one port
 * (listeners__start_local_only; measured with 2.0.11 and 2.0.22).
 * @returns undefined where the release opens them
 */
export function crashingPorts(configuration: Configuration, ports: readonly number[]): Text | undefined {
  const { release } = configuration;
  const crashes = ports.length > 1 && isLocalOnly(configuration) && !since(release, '2.1');
  return crashes ? runTexts.portsCrash({ release: release.name }) : undefined;
}

/**
 * What to say of ports of the command line that are not used: from 2.0 they are for the local-only mode alone
 * (listeners__start_local_only: `cmd_port`). Mosquitto says nothing.
 * @returns undefined where they are used
 */
export function unusedPorts(configuration: Configuration, ports: readonly number[]): Text | undefined {
  const { release, listeners } = configuration;
  if (ports.length === 0 || !since(release, '2.0') || isLocalOnly(configuration)) return undefined;
  const [place] = listeners.flatMap((listener) => listenerPlace(listener) ?? []);
  const values = { ports: ports.map((port) => `-p ${port}`).join(' '), release: release.name };
  return place
    ? runTexts.portsUnusedAt({ ...values, place: `${place.file}:${place.line}` })
    : runTexts.portsUnused(values);
}
