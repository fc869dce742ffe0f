import { since } from '@mosquitto-conf/config';
import { PacketType, Property, type QoS, Reason, Refusal, type Version } from '../../packets/codes.js';
import { isFault, noProperties, readProperties } from '../../packets/properties.js';
import type { Reader } from '../../packets/reader.js';
import type { ClientConnection } from '../client-connection.js';
import { clientIdOf } from './client-id.js';
import { type ConnectFault, codeOf, fail } from './connect-fault.js';
import type { ConnectRequest } from './connect-request.js';
import { readWill } from './will.js';

/** Reads a CONNECT, with the checks and refusals of Mosquitto in its order (handle__connect). */
export function readConnect(
  connection: ClientConnection,
  flags: number,
  reader: Reader,
): ConnectRequest | ConnectFault {
  const { listener, core } = connection;
  const name = reader.binary().toString('latin1');
  const level = reader.byte();
  if (!reader.ok || (name !== 'MQTT' && name !== 'MQIsdp')) return fail('protocol');
  const number = level & 0x7f;
  const isAccepted = listener.policy.limits.versions.value.some((version) => version === number);
  if (core.conformance.answersUnknownVersions && !isAccepted) {
    const old = level === 3 || level === 4;
    connection.version = old ? 4 : 5;
    return fail('not-supported', old ? Refusal.PROTOCOL_VERSION : Reason.UNSUPPORTED_VERSION);
  }
  const fits = name === 'MQIsdp' ? number === 3 : number > 3 && isAccepted;
  if (!fits) return fail('protocol', Refusal.PROTOCOL_VERSION);
  const version = number as Version;
  connection.version = version;
  if (flags !== 0 && version > 3) return fail('malformed');
  const bits = reader.byte();
  if (!reader.ok || (version > 3 && (bits & 1) > 0)) return fail('protocol');
  const cleanStart = (bits & 2) > 0;
  const hasWill = (bits & 4) > 0;
  const willQos = (bits >> 3) & 3;
  const willRetain = (bits & 0x20) > 0;
  let willFlags: ConnectFault | undefined;
  if (willQos === 3) willFlags = fail('protocol');
  else if (hasWill && willRetain && !core.settings.retainAvailable)
    willFlags = fail('not-supported', version === 5 ? Reason.RETAIN_NOT_SUPPORTED : undefined);
  // Before 2.1 this was checked before anything else was read.
  if (willFlags && !core.conformance.answersBadConnect) return willFlags;
  const keepAlive = reader.uint16();
  if (!reader.ok) return fail('protocol');
  const isAnswering = level === 5 && core.conformance.answersBadConnect;
  // A bridge sets a bit of the level, and then has no properties, though 5.0 has no such bridges (handle__connect).
  const properties =
    level === 5 ? readProperties(reader, PacketType.CONNECT, core.conformance) : noProperties;
  if (isFault(properties)) return fail(properties, isAnswering ? codeOf(properties) : undefined);
  connection.maximumPacketSize = properties.numbers.get(Property.MAXIMUM_PACKET_SIZE) ?? 0;
  if (willFlags && core.conformance.answersBadConnect) return willFlags;
  if (hasWill && willQos > listener.maxQos)
    return fail('not-supported', version === 5 ? Reason.QOS_NOT_SUPPORTED : undefined);
  if (
    isAnswering &&
    properties.data.has(Property.AUTHENTICATION_DATA) &&
    !properties.texts.has(Property.AUTHENTICATION_METHOD)
  )
    return fail('protocol', Reason.PROTOCOL_ERROR);
  const given = reader.text();
  if (!reader.ok) return fail('client-id-invalid', isAnswering ? Reason.CLIENT_ID_NOT_VALID : undefined);
  // The client id and the will are checked before anything further is read.
  const identified = clientIdOf(connection, version, given, cleanStart);
  if ('fault' in identified) return identified;
  let will: ConnectRequest['will'];
  if (hasWill) {
    const read = readWill(connection, reader, version);
    if ('fault' in read) return read;
    will = { ...read, qos: willQos as QoS, retain: willRetain };
  } else if (version > 3 && (willQos > 0 || willRetain)) {
    return fail('protocol');
  }
  const hasUsername = (bits & 0x80) > 0;
  const hasPassword = (bits & 0x40) > 0;
  // Before 5.0 there is no password without a username [MQTT-3.1.2-22]; where 5.0 may not have one either, 3.1 ignores it.
  const mayBeAlone = version === 4 ? false : (version === 5) === core.conformance.takesPasswordAlone;
  if (hasPassword && !hasUsername && !mayBeAlone) return fail('protocol');
  const username = hasUsername && !(version === 3 && reader.left === 0) ? reader.text() : undefined;
  const password =
    hasPassword && (hasUsername || version === 5) && !(version === 3 && reader.left === 0)
      ? Buffer.from(reader.binary())
      : undefined;
  if (!reader.ok) return fail('protocol');
  if (reader.left > 0 && core.conformance.refusesSurplus)
    return fail('protocol', isAnswering ? Reason.MALFORMED_PACKET : undefined);
  const isBridge = (level & 0x80) > 0 && core.conformance.recognizesBridges;
  // From 1.6 an empty password is none (packet__read_binary); what an empty username means is decided by the policy.
  const isPassword = password !== undefined && (password.length > 0 || !since(core.release, '1.6'));
  return {
    version,
    isBridge,
    cleanStart,
    keepAlive,
    properties,
    ...identified,
    will,
    username,
    password: isPassword ? password : undefined,
  };
}
