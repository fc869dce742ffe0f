import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { findTarget, type Release, since, type Text } from '@mosquitto-conf/config';
import { TextError } from '@mosquitto-conf/config/internal';
import type { Endpoint } from '../client/endpoint.js';
import type { Setup } from '../run/setup.js';
import { engineTexts, needTexts } from '../texts/engines.js';
import { endWithUs } from './end-with-us.js';
import { type Engine, type Needs, NeedsEngine, type RunningBroker } from './engine.js';
import { findPlugin } from './find-plugin.js';
import { type Rewritten, rewriteConfiguration } from './rewrite.js';

/** How a real broker is started: a program, and arguments before its own. */
export interface Command {
  readonly program: string;
  readonly arguments: readonly string[];
  /** Finds the library of a plugin where the program runs. */
  readonly findPlugin: (path: string) => string;
}

/** Where packages install the broker, which is not always in the path of a user. */
const USUAL = [
  'mosquitto',
  '/usr/sbin/mosquitto',
  '/usr/local/sbin/mosquitto',
  '/opt/homebrew/sbin/mosquitto',
];

/** Milliseconds that a start may take. */
const PATIENCE = 10_000;

/** Seconds that a test waits in real time; more needs simulated time. */
const LONGEST_WAIT = 10;

/** How often a start is tried again, where another program was given its port meanwhile. */
const ATTEMPTS = 3;

/** The installed broker, or the one that is named. @param binary its path */
export function mosquittoEngine(binary?: string): Engine {
  const candidates = binary === undefined ? USUAL : [binary];
  for (const program of candidates) {
    const command = { program, arguments: [], findPlugin: (path: string) => findPlugin(path, program) };
    const release = releaseOf(command);
    if (release) return commandEngine('mosquitto', command, release);
  }
  const missing =
    binary === undefined ? engineTexts.notInstalled : engineTexts.notBroker({ program: binary });
  return missingEngine('mosquitto', missing);
}

/** A broker of an image, in a container with this machine's network. @param image `eclipse-mosquitto:2.1` */
export function dockerEngine(image: string, program = 'docker'): Engine {
  const name = `docker=${image}`;
  // The folder with the copies has the same path inside.
  const command = {
    program,
    arguments: ['run', '--rm', '--network', 'host', image, 'mosquitto'],
    // What is in the image is not known here.
    findPlugin: (path: string) => path,
  };
  const release = releaseOf(command);
  if (release) return commandEngine(name, command, release);
  return missingEngine(name, engineTexts.noImage({ image }));
}

/** An engine that is not here. @param missing why */
function missingEngine(name: string, missing: Text): Engine {
  return {
    name,
    release: undefined,
    runsBridges: true,
    missing,
    start: () => Promise.reject(new TextError(missing)),
  };
}

/** The release that a program reports; undefined if it is not a broker that runs here. */
function releaseOf({ program, arguments: before }: Command): Release | undefined {
  let help = '';
  try {
    help = execFileSync(program, [...before, '-h'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  } catch (error) {
    // It exits with an error after it prints its usage.
    help = String((error as { readonly stdout?: unknown }).stdout ?? '');
  }
  const [, version] = /mosquitto version (\d+\.\d+\.\d+)/.exec(help) ?? [];
  return version === undefined ? undefined : findTarget(version);
}

function commandEngine(name: string, command: Command, release: Release): Engine {
  return {
    name,
    release,
    runsBridges: true,
    async start(setup, needs) {
      const running = new RealBroker(setup, command, needs);
      await running.start();
      return running;
    },
  };
}

class RealBroker implements RunningBroker {
  readonly inside = undefined;
  readonly #lines: string[] = [];
  readonly #folder: string;
  #rewritten: Rewritten | undefined;
  #child: ChildProcess | undefined;

  constructor(
    private readonly setup: Setup,
    private readonly command: Command,
    private readonly needs: Needs,
  ) {
    this.#folder = setup.folder.fresh();
  }

  get endpoints(): readonly Endpoint[] {
    return (this.#rewritten?.listeners ?? []).map(({ name, port, path }): Endpoint => {
      const policy = this.setup.policies.find(
        ({ listener }) => (listener.unixSocketPath ?? String(listener.port)) === name,
      );
      return {
        at: path === undefined ? { host: '127.0.0.1', port } : { path },
        tls: policy?.encryption.value,
        websockets: policy?.protocol.value === 'websockets',
        policy,
      };
    });
  }

  async start(): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      const folder = attempt === 1 ? this.#folder : this.setup.folder.fresh();
      this.#rewritten = await rewriteConfiguration(this.setup, folder, freePort, {
        bridges: this.needs.bridges,
        findPlugin: this.command.findPlugin,
      });
      writeFileSync(join(this.#folder, 'mosquitto.conf'), this.#rewritten.text, { mode: 0o600 });
      try {
        return await this.#spawn();
      } catch (error) {
        const isTaken = this.#lines.some((line) => line.includes('Address already in use'));
        if (!isTaken || attempt === ATTEMPTS) throw error;
        this.#lines.length = 0;
      }
    }
  }

  async #spawn(): Promise<void> {
    const { program, arguments: before } = this.command;
    const mount = before.indexOf('--rm');
    const shared = mount < 0 ? [] : ['-v', `${this.setup.folder.path}:${this.setup.folder.path}`];
    const all = [...before.slice(0, mount + 1), ...shared, ...before.slice(mount + 1)];
    const child = spawn(program, [...all, '-c', join(this.#folder, 'mosquitto.conf')], {
      cwd: this.#folder,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child = child;
    endWithUs(child);
    let ended: Text | Error | undefined;
    const hear = (chunk: Buffer) => this.#lines.push(...String(chunk).split('\n').filter(Boolean));
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.on('error', (error) => {
      ended = error;
    });
    child.once('close', (code) => {
      ended ??= engineTexts.ended({ code: String(code), lines: this.#lastLines });
    });
    for (const end = Date.now() + PATIENCE; ; ) {
      if (ended !== undefined) throw ended instanceof Error ? ended : new TextError(ended);
      if (this.#isUp()) return pause(this.#settling);
      if (Date.now() > end) {
        await this.close();
        throw new TextError(engineTexts.opensNone({ lines: this.#lastLines }));
      }
      await pause(5);
    }
  }

  get #lastLines(): string {
    return this.#lines.slice(-3).join(' | ');
  }

  /** Whether the log says that it runs. A connection to find out would count as a client's. */
  #isUp(): boolean {
    if (this.#hasRunningLine) return this.#lines.some((line) => /mosquitto version \S+ running/.test(line));
    const opened = this.#lines.filter((line) => /Opening .* listen socket/.test(line)).length;
    return opened >= this.endpoints.length;
  }

  /** From 2.0 the broker says when it runs. */
  get #hasRunningLine(): boolean {
    return since(this.setup.analysis.configuration.release, '2.0');
  }

  /** Milliseconds between the line and the moment when clients can connect. */
  get #settling(): number {
    return this.#hasRunningLine ? 0 : 30;
  }

  log(): readonly string[] {
    return this.#lines;
  }

  async advance(seconds: number): Promise<void> {
    if (seconds > LONGEST_WAIT) throw new NeedsEngine(needTexts.clock({ seconds }));
    await pause(seconds * 1000);
  }

  async reload(): Promise<void> {
    const before = this.#lines.length;
    this.#child?.kill('SIGHUP');
    const isDone = () => this.#lines.slice(before).some((line) => line.includes('Reloading config'));
    for (const end = Date.now() + 2000; !isDone() && Date.now() < end; ) await pause(5);
    // It is logged before it is done.
    await pause(50);
  }

  async restart(): Promise<void> {
    await this.close();
    // What the first one said is not what the second one says.
    this.#lines.length = 0;
    await this.#spawn();
  }

  async close(): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once('close', resolve));
    // It forgets a signal that comes just before its main loop.
    child.kill('SIGTERM');
    const again = setInterval(() => child.kill('SIGTERM'), 500);
    const force = setTimeout(() => child.kill('SIGKILL'), 5000);
    await gone;
    clearInterval(again);
    clearTimeout(force);
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** A port that no program has at the moment. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject).listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
