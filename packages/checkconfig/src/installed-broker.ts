import { spawnSync } from 'node:child_process';
import { findTarget } from '@mosquitto-conf/config';

/** Where packages put it; not every user has these folders in the search path. */
const PROGRAMS = ['mosquitto', '/usr/sbin/mosquitto', '/usr/local/sbin/mosquitto'];

/** The help is there at once. */
const PATIENCE_MS = 2000;

let known: { readonly release: string | undefined } | undefined;

/** The release of the broker that is installed here, as `mosquitto -h` says it; undefined where there is none. */
export function installedBroker(): string | undefined {
  known ??= { release: ask() };
  return known.release;
}

function ask(): string | undefined {
  for (const program of PROGRAMS) {
    const { stdout } = spawnSync(program, ['-h'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      timeout: PATIENCE_MS,
    });
    const release = /^mosquitto version (\d+\.\d+\.\d+)/m.exec(stdout ?? '')?.[1];
    if (release !== undefined) return findTarget(release) ? release : undefined;
  }
  return undefined;
}
