/** What a test does to connections. Several at once add up. */
export interface Trouble {
  /** Milliseconds that everything is held back, in order. */
  readonly delay?: number;
  /** Swallows everything, as a network that is gone without a word: connections stay open and silent. */
  readonly drop?: boolean;
  /** Ends a connection as soon as so many bytes have gone through it since. */
  readonly cutAfter?: number;
  /** Lets no new client in: a listener closes the connection, a client is told that it is not authorised. */
  readonly refuse?: boolean;
  /** Which way: `in` is from the client, `out` to it; `both` by default. */
  readonly direction?: 'in' | 'out' | 'both';
}

/** Whom trouble is for: who comes in at a listener, by its name or port, or a client by its id. */
export type Target = { readonly listener: string | number } | { readonly clientId: string };

/** Trouble that goes on until it is ended. */
export interface Disturbance {
  /** What is held back still arrives; what was swallowed is lost. */
  end(): void;
  [Symbol.dispose](): void;
}
