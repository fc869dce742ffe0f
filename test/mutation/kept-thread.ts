import type { Plugin } from 'vitest/config';
import { type PoolOptions, type PoolWorker, ThreadsPoolWorker, type WorkerRequest } from 'vitest/node';

const NAME = 'kept-thread';

/**
 * Runs all tests in one thread, which does not end after a run: what the tests import is imported once, and not again for each
 * mutant, which took most of the time. It serves only tests that leave nothing behind for others.
 */
export function keptThread(): Plugin {
  let worker: KeptThread | undefined;
  return {
    name: NAME,
    configureVitest({ vitest, project: { config } }) {
      config.isolate = false;
      // Not as `pool` of the configuration: Stryker replaces that one.
      config.pool = NAME;
      config.poolRunner = {
        name: NAME,
        createPoolWorker(options) {
          worker ??= new KeptThread(options);
          return worker;
        },
      };
      vitest.onClose(() => worker?.end());
    },
  };
}

/** A thread that stays when Vitest stops it after a run, and serves the next one. */
class KeptThread implements PoolWorker {
  readonly name = NAME;
  readonly #thread: ThreadsPoolWorker;
  #isStarted = false;
  #listeners: Parameters<PoolWorker['on']>[] = [];

  constructor(options: PoolOptions) {
    this.#thread = new ThreadsPoolWorker(options);
  }

  async start(): Promise<void> {
    if (!this.#isStarted) await this.#thread.start();
    this.#isStarted = true;
  }

  async stop(): Promise<void> {
    for (const listener of this.#listeners) this.#thread.off(...listener);
    this.#listeners = [];
  }

  async end(): Promise<void> {
    if (this.#isStarted) await this.#thread.stop();
  }

  send(message: WorkerRequest): void {
    if (message.type === 'stop') this.#answer({ __vitest_worker_response__: true, type: 'stopped' });
    else this.#thread.send(message);
  }

  on(...listener: Parameters<PoolWorker['on']>): void {
    this.#listeners.push(listener);
    this.#thread.on(...listener);
  }

  off(...listener: Parameters<PoolWorker['off']>): void {
    this.#listeners = this.#listeners.filter((one) => one[0] !== listener[0] || one[1] !== listener[1]);
    this.#thread.off(...listener);
  }

  deserialize(data: unknown): unknown {
    return data;
  }

  #answer(message: object): void {
    for (const [event, callback] of this.#listeners) if (event === 'message') callback(message);
  }
}
