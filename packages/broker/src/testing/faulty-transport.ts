import type { Transport } from '../connection/transport.js';
import type { NetworkFault } from './network-fault.js';

/** Delays, drops or cuts what passes between a client and its connection. */
export class FaultyTransport implements Transport {
  readonly faults = new Set<NetworkFault>();
  readonly #passed = new Map<NetworkFault, number>();
  readonly #in = new Lane();
  readonly #out = new Lane();

  constructor(
    private readonly inner: Transport,
    private readonly deliver: (bytes: Buffer) => void,
  ) {}

  get pending(): number {
    return this.inner.pending;
  }

  get address(): string {
    return this.inner.address;
  }

  get port(): number {
    return this.inner.port;
  }

  /** Passes on what the client sends. */
  receive(bytes: Buffer): void {
    this.#pass('in', bytes, this.#in, this.deliver);
  }

  write(bytes: Buffer): void {
    this.#pass('out', bytes, this.#out, (whole) => this.inner.write(whole));
  }

  end(): void {
    this.#out.add(0, () => this.inner.end());
  }

  leave(): void {
    this.#out.add(0, () => this.inner.leave());
  }

  destroy(): void {
    this.inner.destroy();
  }

  pause(): void {
    this.inner.pause();
  }

  resume(): void {
    this.inner.resume();
  }

  #pass(way: 'in' | 'out', bytes: Buffer, lane: Lane, go: (bytes: Buffer) => void): void {
    let rest = bytes;
    let delay = 0;
    let isCut = false;
    for (const fault of this.faults) {
      const { direction = 'both', cutAfter } = fault;
      if (direction !== 'both' && direction !== way) continue;
      if (fault.drop) return;
      delay += fault.delay ?? 0;
      if (cutAfter === undefined) continue;
      const passed = this.#passed.get(fault) ?? 0;
      this.#passed.set(fault, passed + rest.length);
      if (passed + rest.length < cutAfter) continue;
      rest = rest.subarray(0, Math.max(0, cutAfter - passed));
      isCut = true;
    }
    lane.add(delay, () => {
      if (rest.length > 0) go(rest);
      // What was written last has to be sent first.
      if (isCut) setImmediate(() => this.inner.destroy());
    });
  }
}

/** Runs functions after a delay, in the order in which they were added. */
class Lane {
  readonly #waiting: { readonly at: number; readonly run: () => void }[] = [];

  /** @param delay milliseconds */
  add(delay: number, run: () => void): void {
    const last = this.#waiting.at(-1);
    if (delay === 0 && !last) {
      run();
      return;
    }
    this.#waiting.push({ at: Math.max(performance.now() + delay, last?.at ?? 0), run });
    if (!last) this.#arm();
  }

  #arm(): void {
    const first = this.#waiting[0];
    if (!first) return;
    setTimeout(() => {
      while (this.#waiting[0] && this.#waiting[0].at <= performance.now()) this.#waiting.shift()?.run();
      this.#arm();
    }, first.at - performance.now());
  }
}
