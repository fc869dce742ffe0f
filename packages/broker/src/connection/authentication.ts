import { encodeAuth } from '../packets/auth.js';
import { Reason } from '../packets/codes.js';
import type { Fault } from '../packets/fault.js';
import type { AuthenticationAnswer, AuthenticationExchange } from './authentication-handler.js';
import { isEnding, type Phase } from './phase.js';

/** What an authentication needs of its connection. */
export interface AuthenticatedConnection {
  readonly phase: Phase;
  /** Keeps what is received until `go`. */
  wait(): void;
  go(): void;
  close(fault: Fault): void;
  sendPacket(packet: Buffer): void;
}

/** Decides on a client. @returns undefined for a method that is not known */
export type MethodHandler = (
  data: Buffer,
  exchange: AuthenticationExchange,
) => AuthenticationAnswer | undefined | Promise<AuthenticationAnswer | undefined>;

/** What happens at the end of an exchange. */
export interface AuthenticationEnd {
  accept(data: Buffer | undefined, username: string | undefined): Fault | undefined;
  refuse(): Fault;
  /** The method is not known. */
  refuseMethod(): Fault;
}

const NOTHING = Buffer.alloc(0);

/** The enhanced authentication of one client; it may do it again. */
export class Authentication {
  /** Whether the next step of the client is awaited. */
  isPending = false;
  #exchange: AuthenticationExchange & { step: number };

  constructor(
    private readonly connection: AuthenticatedConnection,
    private readonly handler: MethodHandler,
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
        const fault = answer ? this.#take(answer) : this.end.refuseMethod();
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
