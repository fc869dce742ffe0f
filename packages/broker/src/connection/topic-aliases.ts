/** The topic aliases of one connection, MQTT 5.0 section 3.3.2.3.4: each side has its own. */
export class TopicAliases {
  #incoming: string[] | undefined;
  #outgoing: Map<string, number> | undefined;

  /** @param maximum how many the broker may use towards the client */
  constructor(readonly maximum: number) {}

  /** Sets the topic of an alias of the client. */
  set(alias: number, topic: string): void {
    this.#incoming ??= [];
    this.#incoming[alias] = topic;
  }

  /** The topic of an alias of the client; undefined if it has set none. */
  get(alias: number): string | undefined {
    return this.#incoming?.[alias];
  }

  /**
   * The alias to send in place of a topic.
   * @returns undefined if there is none; `isKnown` is false the first time, when the topic has to be sent too
   */
  aliasFor(topic: Buffer): { readonly alias: number; readonly isKnown: boolean } | undefined {
    if (this.maximum === 0) return undefined;
    this.#outgoing ??= new Map();
    const name = topic.toString();
    const known = this.#outgoing.get(name);
    if (known !== undefined) return { alias: known, isKnown: true };
    const alias = this.#outgoing.size + 1;
    if (alias > this.maximum) return undefined;
    this.#outgoing.set(name, alias);
    return { alias, isKnown: false };
  }
}
