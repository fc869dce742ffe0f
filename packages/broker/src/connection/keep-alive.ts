/** How long a client may send nothing: one and a half times its keep alive [MQTT-3.1.2-22]. */
export class KeepAlive {
  /**
   * @param seconds 0 for no limit
   * @param lastIn when something was last received, in milliseconds since 1970
   */
  constructor(
    public seconds: number,
    public lastIn: number,
  ) {}

  /** The first millisecond since 1970 at which it has been silent for too long; Infinity for never. */
  get missedAt(): number {
    return this.seconds > 0 ? this.lastIn + this.seconds * 1500 + 1 : Number.POSITIVE_INFINITY;
  }
}
