import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startBroker } from '@mosquitto-conf/broker';
import { analyse, type Release } from '@mosquitto-conf/config';
import { nodeHost } from '@mosquitto-conf/config/node';
import { freePort } from '../../support/free-port.js';
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
  const real = await startReal(folder, program, configuration);
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

async function startReal(folder: string, program: string, configuration: string) {
  const path = join(folder, 'mosquitto.conf');
  writeFileSync(path, `user root\nlog_dest stderr\nlog_type all\n${configuration}`);
  const broker = spawn(program, ['-c', path], { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
  let log = '';
  await new Promise<void>((resolve, reject) => {
    broker.stderr.setEncoding('utf8').on('data', (text: string) => {
      if (log.length > MUCH) return;
      log += text;
      if (/mosquitto version \S+ running/.test(log)) resolve();
    });
    broker.once('error', reject);
    broker.once('exit', () => reject(new Error(`The broker does not start:\n${log}\n${configuration}`)));
  });
  return broker;
}

/** All that is wanted of the log is how it begins. */
const MUCH = 10_000;
