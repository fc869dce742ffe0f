import { execFile, spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { endProcess } from '../../../../test/support/end-process.js';
import { freePort } from '../../../../test/support/free-port.js';

/** The installed broker, with its database in a folder. */
export interface RealBroker {
  readonly port: number;
  /** `2.0.11` */
  readonly release: string;
  /** What it has logged. */
  readonly log: string;
  /** Runs `mosquitto_pub` or `mosquitto_sub` against it. @returns the lines it prints */
  client(program: 'pub' | 'sub', ...args: readonly string[]): Promise<string[]>;
  /** Ends it in order, so that it writes its database. */
  stop(): Promise<void>;
}

/**
 * Resolves when it accepts connections.
 * @param settings lines of a configuration, for the broker as a whole
 */
export async function startRealBroker(folder: string, settings = ''): Promise<RealBroker> {
  const port = await freePort();
  const configuration = join(folder, 'mosquitto.conf');
  await writeFile(
    configuration,
    `listener ${port} 127.0.0.1
allow_anonymous true
user root
persistence true
persistence_location ${folder}/
log_dest stderr
log_type all
${settings}`,
  );
  const broker = spawn('mosquitto', ['-c', configuration], { stdio: ['ignore', 'ignore', 'pipe'] });
  let log = '';
  await new Promise<void>((resolve, reject) => {
    broker.stderr.setEncoding('utf8').on('data', (text: string) => {
      log += text;
      if (/mosquitto version \S+ running/.test(log)) resolve();
    });
    broker.once('error', reject);
    broker.once('exit', () => reject(new Error(`The broker does not start:\n${log}`)));
  });
  return {
    port,
    release: /mosquitto version (\S+) running/.exec(log)?.[1] ?? '',
    get log() {
      return log;
    },
    async client(program, ...args) {
      const all = ['-h', '127.0.0.1', '-p', String(port), ...args];
      const { stdout } = await promisify(execFile)(`mosquitto_${program}`, all, { timeout: 5000 });
      return stdout.split('\n').filter((line) => line !== '');
    },
    async stop() {
      await endProcess(broker);
    },
  };
}
