import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterEach, expect } from 'vitest';
import { command } from './support.js';

/** The built command that takes the place of `mosquitto`. */
export const embedded: string = fileURLToPath(
  new URL('../../broker/dist/commonjs/mosquitto-embedded.js', import.meta.url),
);
export const RUNNING: RegExp = /mosquitto version \S+ running/;

const running = new Set<ChildProcess>();
// A broker that is killed leaves its working folder.
afterEach(async () => {
  const left = [...running].filter(({ exitCode, signalCode }) => exitCode === null && signalCode === null);
  running.clear();
  for (const child of left) child.kill('SIGTERM');
  await Promise.all(left.map((child) => once(child, 'close')));
});

/** A broker that was started as a command, and what it has said so far. */
export class Command {
  log = '';
  readonly exit: Promise<number | null>;
  readonly #child: ChildProcess;

  constructor(cwd: string, program: readonly string[], env: NodeJS.ProcessEnv = {}) {
    this.#child = spawn(process.execPath, program, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    running.add(this.#child);
    for (const stream of [this.#child.stdout, this.#child.stderr])
      stream?.setEncoding('utf8').on('data', (text: string) => {
        this.log += text;
      });
    this.exit = once(this.#child, 'close').then(([code]) => code as number | null);
  }

  /** Waits for something to be said. */
  async says(what: RegExp): Promise<RegExpExecArray> {
    await expect.poll(() => this.log, { timeout: 20_000 }).toMatch(what);
    return what.exec(this.log) as RegExpExecArray;
  }

  async port(): Promise<string> {
    await this.says(RUNNING);
    return (await this.says(/Opening ipv4 listen socket on port (\d+)\./))[1] as string;
  }

  kill(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }

  /** Ends it in order. @returns the exit code */
  async end(): Promise<number | null> {
    this.kill('SIGTERM');
    return this.exit;
  }
}

/** Starts `checkconfig run`. */
export function run(cwd: string, ...args: readonly string[]): Command {
  return new Command(cwd, [command, 'run', ...args]);
}
