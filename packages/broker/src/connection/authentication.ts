import { encodeAuth } from '../packets/auth.js';
import { Reason } from '../packets/codes.js';
import type { Fault } from '../packets/fault.js';
import { isEnding, type Phase } from './phase.js';

/** The answer to one step of an enhanced authentication, MQTT 5.0 section 4.12. */
export interface AuthenticationAnswer {
  /** `continue`: the client has to send more. */
  readonly result: 'continue' | 'accept' | 'refuse';
  /** Sent to the client. */
  readonly data?: Buffer | string;
  /** The client's username from now on, if it is not the one it gave. Only with `accept`. */
  readonly username?: string;
}

/** One authentication, from its first step to its end. */
export interface AuthenticationExchange {
  readonly method: string;
  readonly clientId: string;
  readonly username: string | undefined;
  /** The listener's name. */
  readonly listener: string;
  /** How often the client has sent data before: 0 at first. */
  readonly step: number;
  /** Whether the client is connected already, and authenticates again. */
  readonly isReauthentication: boolean;
  /** Kept for the handler until the next step. */
  memory?: unknown;
}

/** Decides on a client that names an authentication method. */
export type AuthenticationHandler = (
  data: Buffer,
  exchange: AuthenticationExchange,
) => AuthenticationAnswer | Promise<AuthenticationAnswer>;

/** What an authentication needs of its connection. */
export interface AuthenticatedConnection {
  readonly phase: Phase;
  /** Keeps what is received until `go`. */
  wait(): void;
  go(): void;
  close(fault: Fault): void;
  sendPacket(packet: Buffer): void;
}

/** What happens at the end of an exchange. */
export interface AuthenticationEnd {
  accept(data: Buffer | undefined, username: string | undefined): Fault | undefined;
  refuse(): Fault;
}

const NOTHING = Buffer.alloc(0);

/** The enhanced authentication of one client; it may do it again. */
export class Authentication {
  /** Whether the next step of the client is awaited. */
  isPending = false;
  #exchange: AuthenticationExchange & { step: number };

  constructor(
    private readonly connection: AuthenticatedConnection,
    private readonly handler: AuthenticationHandler,
    first: AuthenticationExchange,
    private end: AuthenticationEnd,
  ) {
    this.#exchange = first;
  }

  get method(): string {
    return this.#exchange.method;
  }

  /** The client authenticates again, while it stays connected. */
  again(data: Buffer | undefined, username: string | undefined, end: AuthenticationEnd): void {
    const { method, clientId, listener } = this.#exchange;
    this.#exchange = { method, clientId, username, listener, step: 0, isReauthentication: true };
    this.end = end;
    this.next(data);
  }

  /** Passes on what the client has sent. No further packet is handled until there is an answer. */
  next(data: Buffer | undefined): void {
    const { connection, handler } = this;
    const exchange = this.#exchange;
    this.isPending = false;
    connection.wait();
    const asked = Promise.resolve().then(() => handler(data ?? NOTHING, exchange));
    // A handler that fails refuses the client.
    asked
      .catch((): AuthenticationAnswer => ({ result: 'refuse' }))
      .then((answer) => {
        if (isEnding(connection.phase)) return;
        const fault = this.#take(answer);
        if (fault) connection.close(fault);
        else connection.go();
      })
      .catch(() => connection.close('unspecified'));
  }

  #take({ result, data, username }: AuthenticationAnswer): Fault | undefined {
    const bytes = data === undefined ? undefined : Buffer.from(data);
    if (result === 'accept') return this.end.accept(bytes, username);
    if (result !== 'continue') return this.end.refuse();
    this.#exchange.step++;
    this.isPending = true;
    this.connection.sendPacket(encodeAuth(Reason.CONTINUE_AUTHENTICATION, this.method, bytes));
    return undefined;
  }
}
