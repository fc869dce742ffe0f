import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startBroker } from '@mosquitto-conf/broker';
import { analyse, type Release } from '@mosquitto-conf/config';
import { nodeHost } from '@mosquitto-conf/config/node';
import { freePort } from '../../support/free-port.js';
import { untilRunning } from '../until-running.js';
import { filesOf, type Setup, textOf } from './settings.js';

/** The real broker and this one, with the same configuration. */
export interface Pair extends AsyncDisposable {
  /** Ports of both listeners, by broker. */
  readonly real: readonly number[];
  readonly own: readonly number[];
}

/** Starts both. @param program the real one */
export async function startPair(setup: Setup, program: string, release: Release): Promise<Pair> {
  const folder = mkdtempSync(join(tmpdir(), 'differential-'));
  for (const [name, text] of Object.entries(filesOf(setup)))
    writeFileSync(join(folder, name), text, { mode: 0o600 });
  const ports = [await freePort(), await freePort()];
  const configuration = textOf(setup, ports);
  const real = await startReal(folder, program, configuration, ports);
  writeFileSync(join(folder, 'own.conf'), configuration);
  const host = nodeHost({ cwd: folder });
  const { configuration: read, access, stop } = analyse('own.conf', release, host);
  if (stop) throw new Error(`This broker does not start: ${stop.message}\n${configuration}`);
  const own = await startBroker(read, { ports: 'ephemeral', host, access });
  return {
    real: ports,
    own: own.listeners.map(({ port }) => port),
    async [Symbol.asyncDispose]() {
      real.kill('SIGKILL');
      await own.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Starts the real broker with a configuration, in a folder. @returns its process, once it runs */
export async function startReal(
  folder: string,
  program: string,
  configuration: string,
  ports: readonly number[],
) {
  const path = join(folder, 'mosquitto.conf');
  writeFileSync(path, `user root\nlog_dest stderr\nlog_type all\n${configuration}`);
  const broker = spawn(program, ['-c', path], { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
  await untilRunning(broker, ports.at(-1) as number);
  return broker;
}
