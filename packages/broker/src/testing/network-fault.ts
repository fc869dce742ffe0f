/** A network fault that a test injects into connections. Several at once add up. */
export interface NetworkFault {
  /** Milliseconds by which everything is delayed, in order. */
  readonly delay?: number;
  /** Discards everything, like a network that fails without a sign: connections stay open and silent. */
  readonly drop?: boolean;
  /** Closes a connection as soon as so many bytes have passed through it since the fault was injected. */
  readonly cutAfter?: number;
  /** Refuses new clients: a listener closes the connection, a client gets the CONNACK "not authorized". */
  readonly refuse?: boolean;
  /** `in` is from the client, `out` to the client; `both` by default. */
  readonly direction?: 'in' | 'out' | 'both';
}

/** Where a fault is injected: into all connections of a listener, by its name or port, or of a client, by its id. */
export type FaultTarget = { readonly listener: string | number } | { readonly clientId: string };

/** A fault that lasts until it is ended. */
export interface InjectedFault {
  /** Ends the fault. What was delayed still arrives; what was dropped is lost. */
  end(): void;
  [Symbol.dispose](): void;
}
