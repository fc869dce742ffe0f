import type { ListenerState } from './listeners/listener-state.js';
import type { QoS, Version } from './packets/codes.js';
import { encodePublish } from './packets/encode.js';
import { textBytes } from './packets/texts.js';

/** The client that published a message. */
export interface Source {
  readonly clientId: string;
  readonly username: string | undefined;
  /** The listener it was received at; undefined after a restart of the broker. */
  readonly listener: ListenerState | undefined;
  /** The message id that the client gave it; 0 or undefined for none. */
  readonly messageId?: number;
}

/** An application message, one object for all its subscribers. */
export class Message {
  /** The packets that `plain` has made, by version, QoS and retain flag. */
  readonly #encoded: (Buffer | undefined)[] = [];
  #topicBytes: Buffer | undefined;

  constructor(
    readonly topic: string,
    readonly payload: Buffer,
    readonly qos: QoS,
    readonly retain: boolean,
    /** Those that are forwarded with it, as they were received. */
    readonly properties: Buffer,
    /** When it expires, in seconds since 1970; 0 for never. */
    readonly expiresAt: number,
    readonly source: Source | undefined,
    topicBytes?: Buffer,
  ) {
    this.#topicBytes = topicBytes;
  }

  get topicBytes(): Buffer {
    this.#topicBytes ??= textBytes(this.topic);
    return this.#topicBytes;
  }

  /**
   * The packet for a subscriber without topic alias, subscription identifier or mount point; retain flag off by default.
   * For QoS 1 and 2 its message id is 0, to be set at `messageIdAt` in a copy.
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

  /** The offset of the message id in what `plain` returns. */
  messageIdAt(packet: Buffer): number {
    return (
      (packet[1]! < 0x80 ? 2 : packet[2]! < 0x80 ? 3 : packet[3]! < 0x80 ? 4 : 5) + 2 + this.topicBytes.length
    );
  }

  isExpired(seconds: number): boolean {
    return this.expiresAt > 0 && seconds > this.expiresAt;
  }
}
