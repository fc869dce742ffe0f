import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { freePort, isFree } from '../support/free-port.js';

/** How brokers are started side by side without meeting each other, or anything else on this machine. */
export interface Net {
  /** What to put in front of the broker's command line. */
  readonly wrap: readonly string[];
  /** Whether it has nothing but loopback, and every port to itself. */
  readonly isolated: boolean;
  /** Whether what a broker changes outside its folder is gone afterwards, so that absolute paths are harmless. */
  readonly isBoxed: boolean;
  readonly ports: readonly number[];
  readonly reserved: readonly number[];
  /** How many brokers may run at once. */
  readonly width: number;
}

/** The port a broker opens where its configuration names none. */
const DEFAULT_PORT = 1883;

const OWN_PORTS = [1883, 1884, 1885, 8883, 9001, 65535];

const BOX = ['unshare', '--net', '--mount', fileURLToPath(new URL('./box.sh', import.meta.url))];

/**
 * A network namespace for each broker where this user may have one. Someone else than root gets one by way of a user
 * namespace, in which the broker then has to be that someone again: as root it would try to change its user.
 */
export async function chooseNet(width: number): Promise<Net> {
  const [uid, gid] = [process.getuid?.() ?? 0, process.getgid?.() ?? 0];
  const up = (rest: string) => ['sh', '-c', `ip link set lo up && exec ${rest}"$@"`, 'sh'];
  const ways =
    uid === 0
      ? [['unshare', '--net', ...up('')]]
      : [['unshare', '--map-root-user', '--net', ...up(`unshare --map-user=${uid} --map-group=${gid} `)]];
  for (const wrap of ways) {
    if (succeeds([...wrap, 'true'])) {
      const isBoxed = uid === 0 && succeeds([...BOX, tmpdir(), 'true']);
      return { wrap, isolated: true, isBoxed, ports: OWN_PORTS, reserved: [1, 80, 1023], width };
    }
  }
  // All tests share one default port, so they start one broker at a time.
  const ports = await Promise.all(Array.from({ length: 5 }, freePort));
  return { wrap: [], isolated: false, isBoxed: false, ports, reserved: [], width: 1 };
}

function succeeds([command, ...args]: readonly string[]): boolean {
  return spawnSync(command!, args).status === 0;
}

/** The command line that starts a program in a folder, apart from everything else on this machine. */
export function commandIn(folder: string, { isBoxed, wrap }: Net, program: readonly string[]): string[] {
  return [...(isBoxed ? [...BOX, folder] : wrap), ...program];
}

/** Waits until the default port is free, which every configuration without a listener opens. */
export async function untilFree({ isolated }: Net): Promise<void> {
  if (isolated) return;
  for (let attempt = 0; attempt < 100; attempt++) {
    if (await isFree(DEFAULT_PORT)) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`Port ${DEFAULT_PORT} is in use, and this user may not have a network namespace.`);
}
