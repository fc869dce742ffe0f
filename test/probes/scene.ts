import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Release, since } from '@mosquitto-conf/config';
import { Client, type ClientOptions } from './client.js';
import type { FarEnd } from './far-end.js';
import { until, within } from './patience.js';

/** What a scene is made of. */
export interface SceneParts {
  /** The command that starts the broker, with its configuration. */
  readonly command: readonly string[];
  readonly release: Release;
  readonly folder: string;
  readonly port: number;
  readonly other: number;
  readonly far: FarEnd;
  readonly far2: FarEnd;
  readonly environment: Readonly<Record<string, string>>;
}

const RUNNING = /mosquitto version \S+ running/;
/** How long a broker has to log that it runs, in milliseconds. Then its ports are tried, which it might count as connections. */
const UNTIL_ASKED = 1500;
/** How long a broker that does not say that it runs has to be quiet, in milliseconds. */
const QUIET = 500;

/** A broker that runs with a configuration, and what can be seen of it. */
export class Scene {
  /** What the broker has written to standard error and standard output. */
  log = '';
  readonly #clients: Client[] = [];
  #broker: ChildProcess | undefined;
  #ended: Promise<unknown> | undefined;
  #loggedAt = 0;

  constructor(private readonly parts: SceneParts) {}

  get port(): number {
    return this.parts.port;
  }

  get other(): number {
    return this.parts.other;
  }

  get far(): FarEnd {
    return this.parts.far;
  }

  get far2(): FarEnd {
    return this.parts.far2;
  }

  /** The process id of the broker. */
  get pid(): number | undefined {
    return this.#broker?.pid;
  }

  /** Starts the broker. @returns whether it accepts connections; otherwise it has ended */
  async start(): Promise<boolean> {
    const { command, folder, environment } = this.parts;
    const [program, ...args] = command;
    const broker = spawn(program!, args, {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...environment },
    });
    this.#broker = broker;
    this.#ended = once(broker, 'exit');
    for (const stream of [broker.stdout, broker.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => {
        this.log += text;
        this.#loggedAt = performance.now();
      });
    const before = this.log.length;
    const runs = () => RUNNING.test(this.log.slice(before));
    const isOver = () => !isRunning(broker);
    const isReady = () => runs() || (!since(this.parts.release, '1.6.11') && this.#isQuiet(before));
    await within(UNTIL_ASKED, () => isReady() || isOver());
    if (isReady() && !isOver()) return true;
    // Its log is written elsewhere, or not at all.
    for (let tries = 0; tries < 400 && !isOver(); tries++) {
      if (await accepts([this.port, this.other])) return true;
      await pause(25);
    }
    return false;
  }

  /** Whether it has opened its listeners and has nothing more to say: before 1.6.11 it does not say that it runs. */
  #isQuiet(before: number): boolean {
    return this.log.slice(before).includes('Opening') && performance.now() - this.#loggedAt > QUIET;
  }

  /** Ends the broker, and waits until it has written what it writes then. */
  async stop(): Promise<void> {
    if (this.#broker && isRunning(this.#broker)) {
      this.#broker.kill('SIGTERM');
      const timer = setTimeout(() => this.#broker?.kill('SIGKILL'), 10_000);
      await this.#ended;
      clearTimeout(timer);
    }
  }

  /** Changes its configuration, and waits until it has read it again. */
  async reload(change: (text: string) => string): Promise<void> {
    this.writes('mosquitto.conf', change(this.reads('mosquitto.conf')!));
    const before = this.log.length;
    this.#broker?.kill('SIGHUP');
    await until('the reload', () => this.log.slice(before).includes('Reloading config'));
  }

  /** A client, accepted or refused. By default it connects to the first port. */
  async connects(options: Partial<ClientOptions> = {}): Promise<Client> {
    const client = await Client.connects({ port: this.port, ...options });
    this.#clients.push(client);
    return client;
  }

  /** The text of a file in the folder; undefined if there is none. */
  reads(name: string): string | undefined {
    const path = join(this.parts.folder, name);
    return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
  }

  writes(name: string, text: string): void {
    writeFileSync(join(this.parts.folder, name), text);
  }

  /** The names of the files in the folder, or in one below it, in order. */
  files(below = '.'): readonly string[] {
    return readdirSync(join(this.parts.folder, below)).sort();
  }

  async close(): Promise<void> {
    for (const client of this.#clients) client.drops();
    await this.stop();
    for (const end of [this.far, this.far2]) end.close();
  }
}

function isRunning({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode === null && signalCode === null;
}

/** Whether any of these ports accepts a connection, at an address of this machine. */
async function accepts(ports: readonly number[]): Promise<boolean> {
  for (const port of ports) {
    for (const host of ['127.0.0.1', '127.0.0.2', '::1']) {
      const socket = connect({ port, host });
      const isOpen = await new Promise<boolean>((resolve) => {
        socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
      });
      socket.destroy();
      if (isOpen) return true;
    }
  }
  return false;
}
