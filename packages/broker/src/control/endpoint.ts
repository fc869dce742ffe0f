/** Answers commands that clients publish to a topic below `$CONTROL/`. */
export interface ControlEndpoint {
  /**
   * @param payload what was published
   * @param who the client
   * @returns what to publish to the topic with `/response` behind it; undefined for nothing
   */
  answer(payload: Buffer, who: ControlClient): string | Buffer | undefined;
}

/** A client that sends a command. */
export interface ControlClient {
  readonly clientId: string;
  readonly username: string | undefined;
}
