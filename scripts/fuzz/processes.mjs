import { spawn } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { PATIENCE } from './random.mjs';

/** A program of this repository that keeps running, with what it prints. */
export class RunningProgram {
  stdout = '';
  stderr = '';
  /** The exit code or the signal, once it has ended. */
  ended = undefined;

  constructor(args, cwd, { readsOutput = true } = {}) {
    this.process = spawn(process.execPath, args, { cwd, stdio: ['pipe', 'pipe', 'pipe'] });
    this.process.stdin.on('error', () => undefined);
    if (readsOutput) this.process.stdout.on('data', (bytes) => (this.stdout += bytes));
    this.process.stderr.on('data', (bytes) => (this.stderr += bytes));
    this.exit = new Promise((resolve) => {
      this.process.once('exit', (code, signal) => {
        this.ended = signal ?? code;
        resolve(this.ended);
      });
    });
  }

  /** Waits until something is so, or the program has ended. @returns whether it is so */
  async until(isSo) {
    for (const end = Date.now() + PATIENCE; Date.now() < end && this.ended === undefined; await wait(10))
      if (isSo()) return true;
    return isSo();
  }

  /** Ends it. @returns what is wrong with how it ended; undefined if nothing */
  async stop(signal) {
    if (this.ended === undefined && signal) this.process.kill(signal);
    const code = await inTime(this.exit);
    if (code === LATE) {
      this.process.kill('SIGKILL');
      return 'does not end';
    }
    return code === 0 ? this.crash() : `ended with ${code}: ${this.stderr.slice(-500)}`;
  }

  /** A stack trace on the terminal. */
  crash() {
    const [trace] = /^\s+at .*[:(]\d+:\d+\)?$/m.exec(this.stderr + this.stdout) ?? [];
    return trace === undefined ? undefined : `a stack trace: ${trace.trim()}`;
  }
}

/** What `inTime` answers if there was nothing to wait for. */
export const LATE = Symbol('late');

/** The value of a promise, or `LATE`. */
export async function inTime(promise, patience = PATIENCE) {
  const stop = new AbortController();
  const late = wait(patience, LATE, { signal: stop.signal }).catch(() => LATE);
  try {
    return await Promise.race([promise, late]);
  } finally {
    stop.abort();
  }
}
