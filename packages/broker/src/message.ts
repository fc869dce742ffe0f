import type { Door } from './listeners/door.js';
import type { QoS, Version } from './packets/codes.js';
import { encodePublish } from './packets/encode.js';

/** Who published a message; undefined for the broker itself. */
export interface Source {
  readonly clientId: string;
  readonly username: string | undefined;
  /** Where it came in; undefined once the broker has started anew. */
  readonly door: Door | undefined;
}

/** An application message, once for all who receive it. */
export class Message {
  /** For whom it has been encoded without identifiers of its own: before 5.0, and for 5.0; QoS 0, and above. */
  readonly #encoded: (Buffer | undefined)[] = [];
  #topicBytes: Buffer | undefined;

  constructor(
    readonly topic: string,
    readonly payload: Buffer,
    readonly qos: QoS,
    readonly retain: boolean,
    /** Those that go on with it, as they came. */
    readonly properties: Buffer,
    /** When it expires, in seconds since 1970; 0 for never. */
    readonly expiresAt: number,
    readonly source: Source | undefined,
    topicBytes?: Buffer,
  ) {
    this.#topicBytes = topicBytes;
  }

  get topicBytes(): Buffer {
    this.#topicBytes ??= Buffer.from(this.topic);
    return this.#topicBytes;
  }

  /**
   * The whole packet for a subscriber who wants nothing of its own in it (no alias, subscription identifier or other
   * topic), retain flag off by default. Of QoS 1 and 2 the message id is 0: it stands at `messageIdAt`, to be patched in
   * a copy.
   * Only for messages that do not expire.
   */
  plain(version: Version, qos: QoS, retain = false): Buffer {
    const slot = (version === 5 ? 3 : 0) + qos + (retain ? 6 : 0);
    let bytes = this.#encoded[slot];
    if (!bytes) {
      const { topicBytes: topic, payload, properties } = this;
      bytes = encodePublish({
        version,
        qos,
        retain,
        dup: false,
        topic,
        messageId: 0,
        payload,
        properties,
      });
      this.#encoded[slot] = bytes;
    }
    return bytes;
  }

  /** Where the message id stands in what `plain` gives. */
  messageIdAt(packet: Buffer): number {
    return (
      (packet[1]! < 0x80 ? 2 : packet[2]! < 0x80 ? 3 : packet[3]! < 0x80 ? 4 : 5) + 2 + this.topicBytes.length
    );
  }

  isExpired(seconds: number): boolean {
    return this.expiresAt > 0 && seconds > this.expiresAt;
  }
}
