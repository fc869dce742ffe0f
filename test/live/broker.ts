import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decode } from '@mosquitto-conf/grammar';
import { brokerToAsk } from './installed.js';
import { commandIn, type Net, untilFree } from './net.js';

/** What a broker did until it stopped or was stopped. */
export interface Outcome {
  /** Whether it was still there when it had nothing more to say. */
  readonly ran: boolean;
  /** The signal it died of by itself. */
  readonly crash?: string;
  /** It neither starts nor stops. */
  readonly hangs?: true;
  readonly log: string;
}

/** How long a broker may say nothing before it is asked to stop; one that logs elsewhere says nothing at all. */
const QUIET = 250;

/** A broker that was quiet for so long without having started never will. */
const PATIENCE = 10_000;

const RUNNING = /mosquitto version \S+ running\s*$/m;
/** It may crash after that, for example when it saves to a folder. 2.1 also says so when its start fails. */
const STOPPING = /mosquitto version \S+ terminating\s*$/m;

/** Starts the broker in a folder and waits until it is clear what becomes of it. */
export async function runBroker(folder: string, net: Net): Promise<Outcome> {
  for (let quiet = QUIET; ; quiet *= 8) {
    await untilFree(net);
    const outcome = await attempt(folder, net, quiet);
    if (outcome) return outcome;
    if (quiet > PATIENCE) return { ran: false, hangs: true, log: '' };
  }
}

/** @returns undefined if the broker was asked to stop before it could listen to that */
function attempt(folder: string, net: Net, quiet: number): Promise<Outcome | undefined> {
  const [command, ...args] = commandIn(folder, net, [brokerToAsk, '-c', 'mosquitto.conf']);
  const child = spawn(command!, args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  const said: Buffer[] = [];
  let ran = false;
  let asked = false;
  let timer = setTimeout(ask, quiet);

  /**
   * Asks a quiet broker to stop, again and again: it forgets a signal that comes just before its main loop. One that
   * has not come so far is killed by it.
   */
  function ask(): void {
    asked = true;
    child.kill('SIGTERM');
    timer = setTimeout(ask, quiet);
  }

  const listen = (chunk: Buffer) => {
    said.push(chunk);
    if (!asked) {
      clearTimeout(timer);
      timer = setTimeout(ask, quiet);
    }
    if (!ran && RUNNING.test(Buffer.concat(said).toString('latin1'))) {
      ran = true;
      child.kill('SIGKILL');
    }
  };
  child.stdout.on('data', listen);
  child.stderr.on('data', listen);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      const log = decode(Buffer.concat(said));
      if (ran || (asked && (code === 0 || (signal && STOPPING.test(log + filesOf(folder))))))
        resolve({ ran: true, log });
      else if (asked && signal === 'SIGTERM') resolve(undefined);
      else resolve({ ran: false, log, ...(signal ? { crash: signal } : {}) });
    });
  });
}

/** What it wrote into log files in its folder. */
function filesOf(folder: string): string {
  const names = readdirSync(folder).filter((name) => name.endsWith('.log'));
  return names.map((name) => readFileSync(join(folder, name), 'latin1')).join('');
}
