import type { Conformance } from '../conformance.js';
import { PacketType, Property } from './codes.js';
import type { Fault } from './fault.js';
import type { Reader } from './reader.js';

type Shape = 'flag' | 'uint16' | 'uint32' | 'variable' | 'binary' | 'text' | 'pair';

/** A will's properties are part of a CONNECT, and have a list of their own. */
export const WILL = 0;

/** Each property's shape, and the packets that may have it: MQTT 5.0, table 2-4. */
const table = new Map<number, readonly [shape: Shape, packets: readonly number[]]>([
  [Property.PAYLOAD_FORMAT_INDICATOR, ['flag', [PacketType.PUBLISH, WILL]]],
  [Property.MESSAGE_EXPIRY_INTERVAL, ['uint32', [PacketType.PUBLISH, WILL]]],
  [Property.CONTENT_TYPE, ['text', [PacketType.PUBLISH, WILL]]],
  [Property.RESPONSE_TOPIC, ['text', [PacketType.PUBLISH, WILL]]],
  [Property.CORRELATION_DATA, ['binary', [PacketType.PUBLISH, WILL]]],
  [Property.SUBSCRIPTION_IDENTIFIER, ['variable', [PacketType.PUBLISH, PacketType.SUBSCRIBE]]],
  [
    Property.SESSION_EXPIRY_INTERVAL,
    ['uint32', [PacketType.CONNECT, PacketType.CONNACK, PacketType.DISCONNECT]],
  ],
  [Property.ASSIGNED_CLIENT_IDENTIFIER, ['text', [PacketType.CONNACK]]],
  [Property.SERVER_KEEP_ALIVE, ['uint16', [PacketType.CONNACK]]],
  [Property.AUTHENTICATION_METHOD, ['text', [PacketType.CONNECT, PacketType.CONNACK, PacketType.AUTH]]],
  [Property.AUTHENTICATION_DATA, ['binary', [PacketType.CONNECT, PacketType.CONNACK, PacketType.AUTH]]],
  [Property.REQUEST_PROBLEM_INFORMATION, ['flag', [PacketType.CONNECT]]],
  [Property.WILL_DELAY_INTERVAL, ['uint32', [WILL]]],
  [Property.REQUEST_RESPONSE_INFORMATION, ['flag', [PacketType.CONNECT]]],
  [Property.RESPONSE_INFORMATION, ['text', [PacketType.CONNACK]]],
  [Property.SERVER_REFERENCE, ['text', [PacketType.CONNACK, PacketType.DISCONNECT]]],
  [
    Property.REASON_STRING,
    [
      'text',
      [
        PacketType.CONNACK,
        PacketType.PUBACK,
        PacketType.PUBREC,
        PacketType.PUBREL,
        PacketType.PUBCOMP,
        PacketType.SUBACK,
        PacketType.UNSUBACK,
        PacketType.DISCONNECT,
        PacketType.AUTH,
      ],
    ],
  ],
  [Property.RECEIVE_MAXIMUM, ['uint16', [PacketType.CONNECT, PacketType.CONNACK]]],
  [Property.TOPIC_ALIAS_MAXIMUM, ['uint16', [PacketType.CONNECT, PacketType.CONNACK]]],
  [Property.TOPIC_ALIAS, ['uint16', [PacketType.PUBLISH]]],
  [Property.MAXIMUM_QOS, ['flag', [PacketType.CONNACK]]],
  [Property.RETAIN_AVAILABLE, ['flag', [PacketType.CONNACK]]],
  [Property.USER_PROPERTY, ['pair', [...Object.values(PacketType), WILL]]],
  [Property.MAXIMUM_PACKET_SIZE, ['uint32', [PacketType.CONNECT, PacketType.CONNACK]]],
  [Property.WILDCARD_SUBSCRIPTION_AVAILABLE, ['flag', [PacketType.CONNACK]]],
  [Property.SUBSCRIPTION_IDENTIFIER_AVAILABLE, ['flag', [PacketType.CONNACK]]],
  [Property.SHARED_SUBSCRIPTION_AVAILABLE, ['flag', [PacketType.CONNACK]]],
]);

/** The properties of a packet, as they were received. */
export interface Properties {
  /** Values that are numbers, by property. */
  readonly numbers: ReadonlyMap<number, number>;
  readonly texts: ReadonlyMap<number, string>;
  readonly data: ReadonlyMap<number, Buffer>;
  /** The properties that are forwarded with a message, in the order they were received. */
  readonly forwarded: Buffer;
}

const NONE: ReadonlyMap<number, never> = new Map<number, never>();
const NOTHING = Buffer.alloc(0);
export const noProperties: Properties = { numbers: NONE, texts: NONE, data: NONE, forwarded: NOTHING };

/** Properties that the broker forwards with a message [MQTT-3.3.2-4 and others]. */
const forwarded: ReadonlySet<number> = new Set([
  Property.PAYLOAD_FORMAT_INDICATOR,
  Property.CONTENT_TYPE,
  Property.RESPONSE_TOPIC,
  Property.CORRELATION_DATA,
  Property.USER_PROPERTY,
]);

/** The checks in which releases differ. */
type Checks = Pick<Conformance, 'checksFormat' | 'checksResponseTopic'>;

/**
 * Reads the properties of a packet. One that cannot be read is malformed, even after one that is not allowed
 * (property__read_all).
 * @param packet the packet's type, or `WILL`
 * @returns the fault, if there is one
 */
export function readProperties(reader: Reader, packet: number, conformance: Checks): Properties | Fault {
  const length = reader.variable();
  if (!reader.ok || length > reader.left) return 'malformed';
  if (length === 0) return noProperties;
  const end = reader.at + length;
  const numbers = new Map<number, number>();
  const texts = new Map<number, string>();
  const data = new Map<number, Buffer>();
  const kept = new Stretches(reader.bytes);
  const seen = new Set<number>();
  let fault: Fault | undefined;
  while (reader.at < end) {
    const start = reader.at;
    const id = reader.variable();
    const known = table.get(id);
    if (!reader.ok || !known) return 'malformed';
    const [shape, packets] = known;
    switch (shape) {
      case 'flag':
        numbers.set(id, reader.byte());
        break;
      case 'uint16':
        numbers.set(id, reader.uint16());
        break;
      case 'uint32':
        numbers.set(id, reader.uint32());
        break;
      case 'variable':
        numbers.set(id, reader.variable());
        break;
      case 'binary':
        data.set(id, reader.binary());
        break;
      case 'text':
        texts.set(id, reader.text());
        break;
      case 'pair':
        reader.skipText();
        reader.skipText();
        break;
    }
    if (!reader.ok) return reader.isBadText ? 'bad-text' : 'malformed';
    if (reader.at > end) return 'malformed';
    if (!packets.includes(packet) || !isValid(id, numbers.get(id), texts.get(id), conformance))
      fault ??= 'protocol';
    if (id !== Property.USER_PROPERTY) {
      if (seen.has(id)) fault ??= 'duplicate-property';
      seen.add(id);
    }
    if (forwarded.has(id)) kept.add(start, reader.at);
  }
  if (fault) return fault;
  return { numbers, texts, data, forwarded: kept.take() };
}

/** Parts of a packet; adjacent ones are joined. */
class Stretches {
  readonly #parts: Buffer[] = [];
  #start = 0;
  #end = 0;

  constructor(private readonly bytes: Buffer) {}

  add(start: number, end: number): void {
    if (start !== this.#end) {
      this.#seal();
      this.#start = start;
    }
    this.#end = end;
  }

  /** A copy of them all, in order. */
  take(): Buffer {
    this.#seal();
    return this.#parts.length > 0 ? Buffer.concat(this.#parts) : NOTHING;
  }

  #seal(): void {
    if (this.#end > this.#start) this.#parts.push(this.bytes.subarray(this.#start, this.#end));
  }
}

/** Properties that must not be 0. */
const positive: ReadonlySet<number> = new Set([
  Property.MAXIMUM_PACKET_SIZE,
  Property.RECEIVE_MAXIMUM,
  Property.TOPIC_ALIAS,
]);

/** Whether a property's value is allowed (mosquitto_property_check_all). */
function isValid(
  id: number,
  number: number | undefined,
  text: string | undefined,
  { checksFormat, checksResponseTopic }: Checks,
): boolean {
  if (id === Property.PAYLOAD_FORMAT_INDICATOR && !checksFormat) return true;
  if (table.get(id)?.[0] === 'flag') return (number ?? 0) <= 1;
  if (positive.has(id)) return number !== 0;
  // A client has to be able to publish there.
  if (id === Property.RESPONSE_TOPIC && checksResponseTopic) return text !== '' && !/[+#]/.test(text ?? '');
  return true;
}

export function isFault(result: Properties | Fault): result is Fault {
  return typeof result === 'string';
}
