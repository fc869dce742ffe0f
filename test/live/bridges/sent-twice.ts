import { PacketReader } from '../../../packages/broker/test/support/packet-reader.js';

/**
 * Which messages of QoS 2 a bridge sends as new ones a second time: with another message id, or after it has released them. To send one
 * again with its id and before that is right, and the other side has to notice it [MQTT-4.3.3-10].
 */
export class SentTwice {
  readonly topics = new Set<string>();
  /** The ids under which messages were sent, by topic. */
  readonly #ids = new Map<string, number>();
  /** The topics of those that are not released, by id. */
  readonly #unreleased = new Map<number, string>();
  readonly #released = new Set<string>();

  /** A connection of the bridge begins. @returns what is to get its bytes */
  readonly watch = (): ((bytes: Buffer) => void) => {
    const reader = new PacketReader(4, (packet) => {
      if (packet.cmd === 'publish' && packet.qos === 2) this.#published(packet.topic, packet.messageId!);
      if (packet.cmd === 'pubrel') this.#release(packet.messageId!);
    });
    return (bytes) => reader.push(bytes);
  };

  #published(topic: string, id: number): void {
    const before = this.#ids.get(topic);
    if (before !== undefined && (before !== id || this.#released.has(topic))) this.topics.add(topic);
    this.#ids.set(topic, id);
    this.#unreleased.set(id, topic);
  }

  #release(id: number): void {
    const topic = this.#unreleased.get(id);
    if (topic !== undefined) this.#released.add(topic);
    this.#unreleased.delete(id);
  }
}
