import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findTarget, type Release } from '@mosquitto-conf/config';

/** The release of the installed broker. @param program another one than that */
export function installedRelease(program = 'mosquitto'): Release {
  const { stdout, stderr } = spawnSync(program, ['-h'], { encoding: 'utf8' });
  const version = /^mosquitto version (\S+)/m.exec(`${stdout}\n${stderr}`)?.[1];
  if (version === undefined) throw new Error('`mosquitto -h` does not say which release is installed.');
  const release = findTarget(version);
  if (release?.name !== version) {
    throw new Error(
      `Mosquitto ${version} is installed, which this project does not know: add it to releases.ts first.`,
    );
  }
  return release;
}

/** Where packages put the plugin that comes with the broker. */
const PLUGINS = ['/usr/lib/x86_64-linux-gnu', '/usr/lib/aarch64-linux-gnu', '/usr/lib64', '/usr/lib'];

/** The path of the plugin that comes with the broker, if it is there. */
export function installedPlugin(): string | undefined {
  return PLUGINS.map((folder) => `${folder}/mosquitto_dynamic_security.so`).find((path) => existsSync(path));
}
