import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { findTarget, type Release } from '@mosquitto-conf/config';

/** The broker to compare with: the installed one, or the one that the variable MOSQUITTO names. */
export const brokerToAsk = process.env.MOSQUITTO ?? 'mosquitto';

/** The release of the installed broker, or of another program, as it says itself. */
export function installedRelease(program = 'mosquitto'): Release {
  const { stdout, stderr } = spawnSync(program, ['-h'], { encoding: 'utf8' });
  const version = /^mosquitto version (\S+)/m.exec(`${stdout}\n${stderr}`)?.[1];
  if (version === undefined) throw new Error(`"${program} -h" does not say which release it is.`);
  // The first release of a series leaves its last number out: 1.5 is 1.5.0.
  const name = /^\d+\.\d+$/.test(version) ? `${version}.0` : version;
  const release = findTarget(name);
  if (release?.name !== name) {
    throw new Error(
      `Mosquitto ${version} is installed, which this project does not know: add it to releases.ts first.`,
    );
  }
  return release;
}

/** Where packages put the plugin that comes with the broker. */
const PLUGINS = ['/usr/lib/x86_64-linux-gnu', '/usr/lib/aarch64-linux-gnu', '/usr/lib64', '/usr/lib'];

/** The path of the plugin that comes with a broker, if it is there. */
export function pluginOf(program: string): string | undefined {
  const folders = program.includes('/') ? [dirname(program)] : PLUGINS;
  return folders.map((folder) => `${folder}/mosquitto_dynamic_security.so`).find((path) => existsSync(path));
}

/** Whether a program has this text in its file: what it was built with shows in its messages. */
export function contains(program: string, text: string): boolean {
  const file = spawnSync('sh', ['-c', 'command -v "$1"', 'sh', program], { encoding: 'utf8' }).stdout.trim();
  return readFileSync(file).includes(text);
}
