import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Broker, startBrokerFrom } from '@mosquitto-conf/broker';
import { latest, type Release } from '@mosquitto-conf/config';
import { endProcess } from '../../support/end-process.js';
import { installedRelease } from '../installed.js';
import { untilRunning } from '../until-running.js';

/** Which broker is started. */
export type Kind = 'own' | 'real';

/** A broker that runs, whichever it is. */
export interface RunningBroker {
  readonly kind: Kind;
  readonly port: number;
  /** What it has logged. */
  readonly log: readonly string[];
  stop(): Promise<void>;
}

/** The release that both are. */
export function releaseOf(program: string): Release {
  return installedRelease(program);
}

/**
 * Starts a broker at which anyone may connect.
 * @param program the real one, whose release both are; undefined for the newest release, where none is started
 * @param more lines of its configuration
 */
export async function startOne(
  kind: Kind,
  program: string | undefined,
  port: number,
  more: string,
): Promise<RunningBroker> {
  const folder = mkdtempSync(join(tmpdir(), 'bridge-'));
  const path = join(folder, 'mosquitto.conf');
  writeFileSync(
    path,
    `user root\nlog_dest stderr\nlog_type all\nallow_anonymous true\nlistener ${port} 127.0.0.1\n${more}`,
  );
  const remove = () => rmSync(folder, { recursive: true, force: true });
  if (kind === 'own') return startOwn(path, port, program, remove);
  return startReal(path, port, program as string, remove);
}

async function startOwn(
  path: string,
  port: number,
  program: string | undefined,
  remove: () => void,
): Promise<RunningBroker> {
  const log: string[] = [];
  const broker: Broker = await startBrokerFrom(path, {
    target: (program === undefined ? latest : releaseOf(program)).name,
    log: { wants: () => true, write: (_kind, text) => void log.push(text) },
  });
  return {
    kind: 'own',
    port,
    log,
    async stop() {
      await broker.close();
      remove();
    },
  };
}

/**
 * Starts the real broker with a configuration, to which only the log is added.
 * @param port of its last listener
 */
export function startWhole(program: string, port: number, text: string): Promise<RunningBroker> {
  const folder = mkdtempSync(join(tmpdir(), 'bridge-'));
  const path = join(folder, 'mosquitto.conf');
  writeFileSync(path, `log_dest stderr\nlog_type all\n${text}`);
  return startReal(path, port, program, () => rmSync(folder, { recursive: true, force: true }));
}

async function startReal(
  path: string,
  port: number,
  program: string,
  remove: () => void,
): Promise<RunningBroker> {
  const log: string[] = [];
  const broker: ChildProcess = spawn(program, ['-c', path], { stdio: ['ignore', 'ignore', 'pipe'] });
  let cut = '';
  broker.stderr?.setEncoding('utf8').on('data', (text: string) => {
    // The last line may be cut.
    const lines = `${cut}${text}`.split('\n');
    cut = lines.pop() ?? '';
    log.push(...lines);
  });
  await untilRunning(broker, port);
  return {
    kind: 'real',
    port,
    log,
    async stop() {
      await endProcess(broker);
      remove();
    },
  };
}
