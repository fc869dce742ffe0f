import { since } from '@mosquitto-conf/config';
import { PacketType, type QoS, Reason, Refusal, type Version } from '../../packets/codes.js';
import type { Fault } from '../../packets/fault.js';
import { isFault, noProperties, type Properties, readProperties, WILL } from '../../packets/properties.js';
import type { Reader } from '../../packets/reader.js';
import type { Connection } from '../connection.js';

/** What a client says of itself. */
export interface ConnectRequest {
  readonly version: Version;
  readonly isBridge: boolean;
  readonly cleanStart: boolean;
  /** Seconds. */
  readonly keepAlive: number;
  readonly properties: Properties;
  readonly clientId: string;
  readonly will:
    | {
        readonly topic: string;
        readonly payload: Buffer;
        readonly qos: QoS;
        readonly retain: boolean;
        readonly properties: Properties;
      }
    | undefined;
  readonly username: string | undefined;
  readonly password: Buffer | undefined;
}

/** Why it is not let in, with the code that a CONNACK gives; undefined for none. */
export interface ConnectFault {
  readonly fault: Fault;
  readonly code?: number;
}

const fail = (fault: Fault, code?: number): ConnectFault => ({
  fault,
  ...(code === undefined ? {} : { code }),
});

/** What a CONNACK says of properties that will not do. */
function codeOf(fault: Fault): number | undefined {
  if (fault === 'bad-text') return undefined;
  return fault === 'malformed' ? Reason.MALFORMED_PACKET : Reason.PROTOCOL_ERROR;
}

/** Reads a CONNECT, in the order and with the refusals of the reference (handle__connect). */
export function readConnect(
  connection: Connection,
  flags: number,
  reader: Reader,
): ConnectRequest | ConnectFault {
  const { door, core } = connection;
  const name = reader.binary().toString('latin1');
  const level = reader.byte();
  if (!reader.ok || (name !== 'MQTT' && name !== 'MQIsdp')) return fail('protocol');
  const number = level & 0x7f;
  if (!door.versions.has(number)) {
    const old = level === 3 || level === 4;
    connection.version = old ? 4 : 5;
    return fail('not-supported', old ? Refusal.PROTOCOL_VERSION : Reason.UNSUPPORTED_VERSION);
  }
  const fits = name === 'MQIsdp' ? number === 3 : number === 4 || level === 5;
  if (!fits) return fail('protocol', Refusal.PROTOCOL_VERSION);
  const version = number as Version;
  connection.version = version;
  if (flags !== 0 && version > 3) return fail('malformed');
  const bits = reader.byte();
  if (!reader.ok || (version > 3 && (bits & 1) > 0)) return fail('protocol');
  const cleanStart = (bits & 2) > 0;
  const keepAlive = reader.uint16();
  if (!reader.ok) return fail('protocol');
  const properties = version === 5 ? readProperties(reader, PacketType.CONNECT) : noProperties;
  if (isFault(properties)) return fail(properties, codeOf(properties));
  const hasWill = (bits & 4) > 0;
  const willQos = (bits >> 3) & 3;
  const willRetain = (bits & 0x20) > 0;
  if (willQos === 3) return fail('protocol');
  if (hasWill && willRetain && !core.settings.retainAvailable)
    return fail('not-supported', version === 5 ? Reason.RETAIN_NOT_SUPPORTED : undefined);
  if (hasWill && willQos > door.maxQos)
    return fail('not-supported', version === 5 ? Reason.QOS_NOT_SUPPORTED : undefined);
  const clientId = reader.text();
  if (!reader.ok) return fail('client-id-invalid', version === 5 ? Reason.CLIENT_ID_NOT_VALID : undefined);
  let will: ConnectRequest['will'];
  if (hasWill) {
    const willProperties = version === 5 ? readProperties(reader, WILL) : noProperties;
    if (isFault(willProperties)) return fail(willProperties, codeOf(willProperties));
    const topic = reader.text();
    const payload = Buffer.from(reader.binary());
    const isTold = version === 5 && !reader.isBadText;
    if (!reader.ok) return fail('malformed', isTold ? Reason.MALFORMED_PACKET : undefined);
    if (topic === '') return fail('protocol', version === 5 ? Reason.PROTOCOL_ERROR : undefined);
    will = { topic, payload, qos: willQos as QoS, retain: willRetain, properties: willProperties };
  } else if (version > 3 && (willQos > 0 || willRetain)) {
    return fail('protocol');
  }
  const hasUsername = (bits & 0x80) > 0;
  const hasPassword = (bits & 0x40) > 0;
  // Before 5.0 no password without a name [MQTT-3.1.2-22].
  if (hasPassword && !hasUsername && version < 5) return fail('protocol');
  const username = hasUsername && !(version === 3 && reader.left === 0) ? reader.text() : undefined;
  const password =
    hasPassword && !(version === 3 && reader.left === 0) ? Buffer.from(reader.binary()) : undefined;
  if (!reader.ok) return fail('protocol');
  if (reader.left > 0) return fail('protocol', version === 5 ? Reason.MALFORMED_PACKET : undefined);
  const isBridge = (level & 0x80) > 0;
  // From 1.6 an empty name or password is none (packet__read_binary).
  const emptyIsNone = since(core.release, '1.6');
  return {
    version,
    isBridge,
    cleanStart,
    keepAlive,
    properties,
    clientId,
    will,
    ...login(username, password, emptyIsNone),
  };
}

function login(
  username: string | undefined,
  password: Buffer | undefined,
  emptyIsNone: boolean,
): Pick<ConnectRequest, 'username' | 'password'> {
  return {
    username: emptyIsNone && username === '' ? undefined : username,
    password: emptyIsNone && password?.length === 0 ? undefined : password,
  };
}
