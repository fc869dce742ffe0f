import type { IConnectPacket } from 'mqtt-packet';
import type { Conformance } from '../conformance.js';
import { PacketType, Reason, Refusal, type Version } from '../packets/codes.js';
import type { Fault } from '../packets/fault.js';
import { generate } from '../packets/generate.js';
import { isFault, noProperties, type Properties, readProperties } from '../packets/properties.js';
import type { Reader } from '../packets/reader.js';

/** Properties of a CONNECT of 5.0, written in the order of the object. */
export type ConnectProperties = NonNullable<IConnectPacket['properties']>;

/** What a bridge says in its CONNECT. */
export interface ConnectFields {
  readonly version: Version;
  /** Whether it says that it is a bridge, by a bit of the protocol version; not in 5.0. */
  readonly isBridge: boolean;
  readonly clientId: string;
  readonly cleanStart: boolean;
  /** Seconds. */
  readonly keepAlive: number;
  readonly username: string | undefined;
  readonly password: string | undefined;
  readonly will:
    | { readonly topic: string; readonly payload: Buffer; readonly qos: 0 | 1; readonly retain: boolean }
    | undefined;
  readonly properties: ConnectProperties;
}

/** A CONNECT (send__connect). */
export function encodeConnect({
  version,
  isBridge,
  clientId,
  cleanStart,
  keepAlive,
  username,
  password,
  will,
  properties,
}: ConnectFields): Buffer {
  return generate({
    cmd: 'connect',
    protocolId: version === 3 ? 'MQIsdp' : 'MQTT',
    protocolVersion: version,
    ...(isBridge ? { bridgeMode: true } : {}),
    clientId,
    clean: cleanStart,
    keepalive: keepAlive,
    ...(username === undefined ? {} : { username }),
    ...(password === undefined ? {} : { password: Buffer.from(password) }),
    ...(will ? { will } : {}),
    ...(version === 5 ? { properties } : {}),
  });
}

/** A SUBSCRIBE for one filter. In 5.0 the bridge gets everything as it was published, and none of its own messages. */
export function encodeSubscribe(version: Version, messageId: number, topic: string, qos: 0 | 1 | 2): Buffer {
  const options = version === 5 ? { nl: true, rap: true, rh: 0 } : {};
  return generate(
    { cmd: 'subscribe', messageId, subscriptions: [{ topic, qos, ...options }] },
    { protocolVersion: version },
  );
}

/** An UNSUBSCRIBE for one filter. */
export function encodeUnsubscribe(version: Version, messageId: number, topic: string): Buffer {
  return generate({ cmd: 'unsubscribe', messageId, unsubscriptions: [topic] }, { protocolVersion: version });
}

export const PINGREQ = Buffer.from([PacketType.PINGREQ << 4, 0]);

/** The answer to a CONNECT. */
export interface Connack {
  /** A reason code of 5.0, or a return code of earlier versions. */
  readonly code: number;
  readonly properties: Properties;
  /** Whether it is of a broker that does not know 5.0. */
  readonly isOld: boolean;
}

/** Reads a CONNACK (handle__connack). */
export function readConnack(reader: Reader, version: Version, conformance: Conformance): Connack | Fault {
  const length = reader.left;
  reader.byte();
  const code = reader.byte();
  if (!reader.ok) return 'malformed';
  // Only with this code there are no properties.
  const isOld = version === 5 && length === 2 && code === Refusal.PROTOCOL_VERSION;
  if (version < 5 || isOld) return { code, properties: noProperties, isOld };
  const properties = readProperties(reader, PacketType.CONNACK, conformance);
  // A packet that ends too early is a protocol error before 2.0.12.
  if (properties === 'malformed' && !conformance.isStrict) return 'protocol';
  return isFault(properties) ? properties : { code, properties, isOld };
}

/** Why the other broker refuses a bridge, in Mosquitto's words, by return codes before 5.0. */
const refusals: Readonly<Record<number, string>> = {
  1: 'unacceptable protocol version',
  2: 'identifier rejected',
  3: 'broker unavailable',
  4: 'bad user name or password',
  5: 'not authorised',
};

/** The same by reason codes of 5.0, in the words of the standard. */
const reasons: Readonly<Record<number, string>> = {
  [Reason.UNSPECIFIED]: 'Unspecified error',
  [Reason.MALFORMED_PACKET]: 'Malformed Packet',
  [Reason.PROTOCOL_ERROR]: 'Protocol error',
  [Reason.IMPLEMENTATION_SPECIFIC]: 'Implementation specific error',
  [Reason.UNSUPPORTED_VERSION]: 'Unsupported Protocol Version',
  [Reason.CLIENT_ID_NOT_VALID]: 'Client Identifier not valid',
  [Reason.BAD_USERNAME_OR_PASSWORD]: 'Bad username or password',
  [Reason.NOT_AUTHORIZED]: 'Not authorized',
  [Reason.SERVER_UNAVAILABLE]: 'Server unavailable',
  [Reason.SERVER_BUSY]: 'Server busy',
  [Reason.BAD_AUTHENTICATION_METHOD]: 'Bad authentication method',
  [Reason.TOPIC_NAME_INVALID]: 'Topic Name invalid',
  [Reason.PACKET_TOO_LARGE]: 'Packet too large',
  [Reason.QUOTA_EXCEEDED]: 'Quota exceeded',
  [Reason.PAYLOAD_FORMAT_INVALID]: 'Payload format invalid',
  [Reason.RETAIN_NOT_SUPPORTED]: 'retain not available (will retry)',
  [Reason.QOS_NOT_SUPPORTED]: 'QoS not supported (will retry)',
};

/** The log line for a refusal. */
export function refusalLine(version: Version, code: number): string {
  const reason = version === 5 ? (reasons[code] ?? 'Unknown reason') : (refusals[code] ?? 'unknown reason');
  return `Connection Refused: ${reason}`;
}
