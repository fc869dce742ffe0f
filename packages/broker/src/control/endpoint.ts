/** Answers commands that clients publish to a topic below `$CONTROL/`. */
export interface ControlEndpoint {
  /**
   * @param payload what was published
   * @param who the client
   * @returns what to publish to the topic with `/response` behind it
   */
  answer(payload: Buffer, who: ControlClient): string;
}

/** A client that sends a command. */
export interface ControlClient {
  readonly clientId: string;
  readonly username: string | undefined;
}
