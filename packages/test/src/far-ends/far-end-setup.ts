import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Bridge, findTarget, latest } from '@mosquitto-conf/config';
import { bridgeEncryption } from '@mosquitto-conf/config/internal';
import type { FileValues } from '@mosquitto-conf/settings/internal';
import { readSetup, type Setup } from '../run/setup.js';

/** The far end of a bridge, as it is described: the bridge, and the configuration of the broker there. */
export interface FarEndSetup {
  readonly bridge: Bridge;
  readonly setup: Setup;
  /** Whether the bridge connects with the TLS that is configured for it. */
  readonly usesTls: boolean;
}

/**
 * Reads the configurations of the far ends that a test file describes, for the bridges of one configuration.
 * @param base the folder of the test file
 */
export function readFarEnds(
  tested: Setup,
  { bridges = {}, passwords = {} }: FileValues,
  base: string,
): FarEndSetup[] {
  const { analysis, folder } = tested;
  return analysis.configuration.bridges.flatMap((bridge): FarEndSetup[] => {
    if (!Object.hasOwn(bridges, bridge.name)) return [];
    const { configuration, target } = bridges[bridge.name] ?? {};
    const release = (target === undefined ? undefined : findTarget(String(target))) ?? latest;
    const path = configuration === undefined ? openConfiguration(tested, bridge) : join(base, configuration);
    const setup = readSetup(path, release, { passwords }, base, folder, tested.language);
    const usesTls = configuration !== undefined && bridgeEncryption(bridge) !== undefined;
    return [{ bridge, setup, usesTls }];
  });
}

/** Writes a configuration that accepts every client. @returns its path */
function openConfiguration({ folder }: Setup, { addresses }: Bridge): string {
  const path = join(folder.fresh(), 'mosquitto.conf');
  writeFileSync(path, `listener ${addresses[0]?.port ?? 1883}\nallow_anonymous true\n`);
  return path;
}
