import type { Release } from '@mosquitto-conf/config';
import {
  type Configuration,
  type Host,
  MemoryFiles,
  Report,
  readConfiguration,
} from '@mosquitto-conf/config';

/** A machine with these files and nothing else to say. */
export function machine(files: Readonly<Record<string, string | Uint8Array>>): Host {
  return {
    files: new MemoryFiles(files),
    resolve: () => undefined,
    interfaces: () => undefined,
    hasUser: () => undefined,
    hostname: 'machine',
    root: true,
  };
}

/** What a release makes of files, and the codes of what it refuses, in order. */
export function read(
  files: Readonly<Record<string, string | Uint8Array>>,
  release: Release,
): { configuration: Configuration; refused: readonly string[] } {
  const report = new Report();
  const configuration = readConfiguration('mosquitto.conf', release, machine(files), report);
  return { configuration, refused: report.problems.map(({ code }) => code) };
}
