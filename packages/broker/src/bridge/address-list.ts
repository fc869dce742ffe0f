/** Where a bridge connects to. */
export interface RemoteAddress {
  readonly host: string;
  readonly port: number;
}

/** How long a bridge that is connected to another address waits before it tries the first one again, in seconds. */
const PRIMARY_RETRY = 5;

/** The addresses of a bridge, and which of them is in use (bridge_check). */
export class AddressList {
  #index = 0;
  /** When the first address is tried, in seconds since 1970; 0 for not at all. */
  primaryRetryAt = 0;

  /**
   * @param addresses at least one
   * @param roundRobin whether all of them are equal: otherwise the bridge returns to the first when it can
   */
  constructor(
    readonly addresses: readonly RemoteAddress[],
    private readonly roundRobin: boolean,
  ) {}

  get current(): RemoteAddress {
    return this.addresses[this.#index] as RemoteAddress;
  }

  get primary(): RemoteAddress {
    return this.addresses[0] as RemoteAddress;
  }

  /** The connection has ended: the next address is tried. */
  next(): void {
    this.#index = (this.#index + 1) % this.addresses.length;
    this.primaryRetryAt = 0;
  }

  /** A connection to the current address begins, or the first one does not answer yet. */
  retryPrimary(seconds: number): void {
    this.primaryRetryAt = this.roundRobin || this.#index === 0 ? 0 : seconds + PRIMARY_RETRY;
  }

  /** The first address answers: it is the next. */
  returnToPrimary(): void {
    this.#index = this.addresses.length - 1;
    this.primaryRetryAt = 0;
  }
}
