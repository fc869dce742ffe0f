import type { IPublishPacket, Packet } from 'mqtt-packet';
import { leftOfLife } from '../left-of-life.js';

/** Packets one client got, without what no standard fixes: ids that the broker chose, order between topics, time. */
export class Received {
  #packets: { readonly order: string; readonly shown: object }[] = [];
  /** What the broker's ids stand for. */
  readonly #messages: Map<number, string>;
  /** What the broker's topic aliases stand for. */
  readonly #aliases = new Map<number, string>();

  /** @param before what the client got on the connection before, which this one may continue with */
  constructor(before: Received | undefined) {
    this.#messages = before ? before.#messages : new Map();
  }

  get count(): number {
    return this.#packets.length;
  }

  add(packet: Packet): void {
    // A broker that has not read all of a packet when it closes the connection resets it, and this may never come.
    if (packet.cmd === 'disconnect' && packet.reasonCode === PACKET_TOO_LARGE) return;
    const { length: _, ...shown } = packet as Packet & { length: number };
    if (packet.cmd === 'publish') this.#packets.push(this.#message(packet, shown));
    else if (packet.cmd === 'pubrel') {
      const messageId = this.#messages.get(packet.messageId as number) ?? 'unknown';
      this.#packets.push({ order: `pubrel ${messageId}`, shown: { ...shown, messageId } });
    } else this.#packets.push({ order: packet.cmd, shown: tidy(shown) });
  }

  /** The broker does not answer any more. */
  becomesSilent(): void {
    this.#packets.push({ order: 'silent', shown: { cmd: 'silent' } });
  }

  /** Everything since it was last asked, ordered by topic; what is about one topic in the order it came. */
  take(): object[] {
    const packets = this.#packets;
    this.#packets = [];
    return packets
      .sort((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : 0))
      .map(({ shown }) => shown);
  }

  #message(packet: IPublishPacket, shown: object): { order: string; shown: object } {
    const { properties, messageId, qos } = packet;
    const alias = properties?.topicAlias;
    if (alias !== undefined && packet.topic !== '') this.#aliases.set(alias, packet.topic);
    const topic = packet.topic === '' ? (this.#aliases.get(alias ?? 0) ?? '') : packet.topic;
    const payload = String(packet.payload);
    if (qos > 0) this.#messages.set(messageId as number, `${topic} ${payload}`);
    return {
      order: `publish ${topic}`,
      shown: tidy({ ...shown, payload, ...(qos > 0 ? { messageId: 'some' } : {}) }),
    };
  }
}

/** Properties as they are, but for what time has left of a message's life, and ids of clients that are made up. */
function tidy<Shown extends object>(shown: Shown): Shown {
  const { properties } = shown as { properties?: Record<string, unknown> };
  if (!properties) return shown;
  const { messageExpiryInterval: expiry, assignedClientIdentifier: id } = properties;
  return {
    ...shown,
    properties: {
      ...properties,
      ...(typeof expiry === 'number' ? { messageExpiryInterval: leftOfLife(expiry) } : {}),
      ...(typeof id === 'string' ? { assignedClientIdentifier: id.replace(MADE_UP, 'UUID') } : {}),
    },
  };
}

const PACKET_TOO_LARGE = 0x95;
const MADE_UP = /[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}$/;
