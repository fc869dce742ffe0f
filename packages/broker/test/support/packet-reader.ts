import { type Packet, parser } from 'mqtt-packet';

/**
 * Reads packets out of a stream of bytes. Each is given to mqtt-packet by itself, which takes the properties that a
 * DISCONNECT may leave out from the packet behind it.
 */
export class PacketReader {
  #rest = Buffer.alloc(0);
  readonly #parser;

  /** @throws Error for bytes that are not a packet */
  constructor(
    version: 3 | 4 | 5,
    private readonly take: (packet: Packet) => void,
  ) {
    this.#parser = parser({ protocolVersion: version });
    this.#parser.on('packet', take);
    this.#parser.on('error', (error: Error) => {
      throw error;
    });
  }

  push(bytes: Buffer): void {
    this.#rest = Buffer.concat([this.#rest, bytes]);
    for (let length = lengthOf(this.#rest); length !== undefined; length = lengthOf(this.#rest)) {
      const packet = this.#rest.subarray(0, length);
      this.#rest = this.#rest.subarray(length);
      const ack = readAck(packet);
      if (ack) this.take(ack);
      else this.#parser.parse(packet);
    }
  }
}

const acks = ['puback', 'pubrec', 'pubrel', 'pubcomp'] as const;

/** An acknowledgement without properties: mqtt-packet refuses reasons that the standard has not, and the reference gives. */
function readAck(bytes: Buffer): Packet | undefined {
  const cmd = acks[((bytes[0] as number) >> 4) - 4];
  if (!cmd || bytes.length > 5) return undefined;
  const reasonCode = bytes[4] ?? 0;
  return { cmd, messageId: bytes.readUInt16BE(2), ...(reasonCode > 0 ? { reasonCode } : {}) };
}

/** The length of the first packet, if all of it is there. */
function lengthOf(bytes: Buffer): number | undefined {
  let length = 0;
  for (let index = 1; index < Math.min(bytes.length, 5); index++) {
    const byte = bytes[index] as number;
    length += (byte & 0x7f) << (7 * (index - 1));
    if (byte < 0x80) return bytes.length > index + length ? index + 1 + length : undefined;
  }
  return undefined;
}
