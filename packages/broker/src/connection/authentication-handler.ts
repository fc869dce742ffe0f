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
