import { isValidTopic, type Place } from '@mosquitto-conf/config';
import type { Admission } from '../../access/access.js';
import { Message } from '../../message.js';
import type { ConnectReason } from '../../observer.js';
import { Property, Reason, Refusal } from '../../packets/codes.js';
import type { Fault } from '../../packets/fault.js';
import { type ConnackProperties, connackPacket } from '../../packets/generated.js';
import type { Reader } from '../../packets/reader.js';
import { newClientId } from '../../session/client-id.js';
import { NEVER, Session, type Will } from '../../session/session.js';
import { enterSession } from '../../session/sessions.js';
import { Authentication } from '../authentication.js';
import type { Connection } from '../connection.js';
import { type ConnectFault, type ConnectRequest, readConnect } from './read-connect.js';

/** A client wants to come in. */
export function handleConnect(connection: Connection, flags: number, reader: Reader): Fault | undefined {
  // A second CONNECT is one too many [MQTT-3.1.0-2].
  if (connection.state !== 'new') return 'protocol';
  connection.core.counters.connectsReceived++;
  const request = readConnect(connection, flags, reader);
  if ('fault' in request) return refuse(connection, request);
  const { version } = request;
  const named = nameOf(connection, request);
  if ('fault' in named) return refuse(connection, named);
  const { clientId, username, isAssigned, isTrusted } = named;
  const will = request.will ? readWill(connection, request, clientId, username) : undefined;
  if (will && 'fault' in will) return refuse(connection, will);
  const session = new Session(clientId);
  session.username = username;
  session.version = version;
  session.door = connection.door;
  session.isBridge = request.isBridge;
  session.cleanStart = request.cleanStart;
  session.expiryInterval =
    version === 5
      ? (request.properties.numbers.get(Property.SESSION_EXPIRY_INTERVAL) ?? 0)
      : request.cleanStart
        ? 0
        : NEVER;
  session.will = will;
  const limits = applyLimits(connection, request, session);
  if (limits) return refuse(connection, limits);
  const method = request.properties.texts.get(Property.AUTHENTICATION_METHOD);
  const handler = method === undefined ? undefined : connection.core.authentication.get(method);
  if (method !== undefined && !handler)
    return refuse(connection, { fault: 'not-supported', code: Reason.BAD_AUTHENTICATION_METHOD });
  const data = request.properties.data.get(Property.AUTHENTICATION_DATA);
  if (data && !handler) return refuse(connection, { fault: 'protocol', code: Reason.PROTOCOL_ERROR });
  const finish = (admission: Admission, authentication: ConnackProperties = {}): Fault | undefined => {
    connection.core.decided('connect', session, { ...admission, ...byPlace(admission) });
    if (!admission.allowed) {
      const code = version === 5 ? Reason.NOT_AUTHORIZED : Refusal.NOT_AUTHORIZED;
      return refuse(connection, { fault: 'not-authorized', code });
    }
    return enter(connection, session, request, isAssigned, authentication);
  };
  connection.password = request.password;
  connection.isTrusted = isTrusted;
  if (connection.core.refused.has(clientId)) return finish({ allowed: false, reason: 'refused-by-test' });
  if (method !== undefined && handler) {
    const exchange = {
      method,
      clientId,
      username,
      listener: connection.door.name,
      step: 0,
      isReauthentication: false,
    };
    connection.authentication = new Authentication(connection, handler, exchange, {
      accept: (answer, name) => {
        if (name !== undefined) session.username = name;
        // Nobody asks it for a password after a reload.
        connection.isTrusted = true;
        return finish(
          { allowed: true, reason: 'authentication-accepted' },
          { authenticationMethod: method, ...(answer?.length ? { authenticationData: answer } : {}) },
        );
      },
      refuse: () => finish({ allowed: false, reason: 'authentication-refused' }) ?? 'not-authorized',
    });
    connection.state = 'deciding';
    connection.authentication.next(data && Buffer.from(data));
    return undefined;
  }
  if (isTrusted) return finish({ allowed: true, reason: 'certificate-accepted' });
  const admission = connection.core.access.admit(
    session as Session & { door: typeof connection.door },
    request.password,
  );
  if (!('then' in admission)) return finish(admission);
  connection.state = 'deciding';
  connection.wait();
  admission.then(
    (decided) => {
      if (connection.state !== 'deciding') return;
      const fault = finish(decided);
      if (fault) connection.close(fault);
      else connection.go();
    },
    () => connection.close('unspecified'),
  );
  return undefined;
}

function byPlace({ place }: Admission): { by?: { place: NonNullable<Admission['place']> } } {
  return place ? { by: { place } } : {};
}

/** Tells the client that it is not let in, as far as its version has words for that. */
function refuse(connection: Connection, { fault, code }: ConnectFault): Fault {
  if (code !== undefined) {
    connection.core.log.write('debug', `Sending CONNACK to ${connection.address} (0, ${code})`);
    connection.sendPacket(connackPacket(connection.version, false, code));
  }
  return fault;
}

interface Named {
  readonly clientId: string;
  readonly username: string | undefined;
  /** The broker made the client id up. */
  readonly isAssigned: boolean;
  /** A certificate or key says who it is, so that no password is asked for. */
  readonly isTrusted: boolean;
}

/** Who the client is, by what it says and by its certificate. */
function nameOf(connection: Connection, request: ConnectRequest): Named | ConnectFault {
  const { core, door, identity } = connection;
  const { version } = request;
  const isNew = version === 5;
  let { clientId, username } = request;
  let isAssigned = false;
  if (clientId === '') {
    if (version === 3) return { fault: 'protocol', code: Refusal.IDENTIFIER_REJECTED };
    if ((version === 4 && !request.cleanStart) || !door.allowZeroLengthClientId)
      return { fault: 'protocol', code: isNew ? Reason.UNSPECIFIED : Refusal.IDENTIFIER_REJECTED };
    clientId = newClientId(door.autoIdPrefix);
    isAssigned = true;
  }
  const notAuthorized = isNew ? Reason.NOT_AUTHORIZED : Refusal.NOT_AUTHORIZED;
  const turnAway = (reason: ConnectReason, place: Place | undefined, code: number): ConnectFault => {
    core.decided('connect', { clientId, username, door }, { allowed: false, reason, by: { place } });
    return { fault: 'not-authorized', code };
  };
  const prefix = core.settings.clientIdPrefix;
  if (prefix && !clientId.startsWith(prefix.text))
    return turnAway('client-id-prefix', prefix.place, notAuthorized);
  let isTrusted = false;
  if (door.useIdentityAsUsername || door.useSubjectAsUsername) {
    username = identity.pskIdentity ?? (door.useIdentityAsUsername ? identity.commonName : identity.subject);
    const code = isNew ? Reason.BAD_USERNAME_OR_PASSWORD : Refusal.BAD_USERNAME_OR_PASSWORD;
    if (username === undefined) {
      const { settings } = door.listener;
      const setting = settings.get('use_identity_as_username') ?? settings.get('use_subject_as_username');
      return turnAway('certificate-without-name', setting?.place, code);
    }
    isTrusted = true;
  }
  if (door.useUsernameAsClientId) {
    if (username === undefined) {
      const setting = door.listener.settings.get('use_username_as_clientid');
      return turnAway('no-user-name', setting?.place, notAuthorized);
    }
    clientId = username;
  }
  return { clientId, username, isAssigned, isTrusted };
}

function readWill(
  { core, door }: Connection,
  { will, version }: ConnectRequest,
  clientId: string,
  username: string | undefined,
): Will | ConnectFault {
  const { topic, payload, qos, retain, properties } = will as NonNullable<typeof will>;
  if (topic.startsWith('$CONTROL/')) return { fault: 'not-authorized' };
  if (!isValidTopic(topic, core.release)) return { fault: 'protocol' };
  const { messageSizeLimit } = core.settings;
  if (messageSizeLimit > 0 && payload.length > messageSizeLimit)
    return { fault: 'payload-size', code: version === 5 ? Reason.PACKET_TOO_LARGE : Refusal.NOT_AUTHORIZED };
  const expiry = properties.numbers.get(Property.MESSAGE_EXPIRY_INTERVAL);
  const source = { clientId, username, door };
  return {
    message: new Message(door.mountPoint + topic, payload, qos, retain, properties.forwarded, 0, source),
    delay: properties.numbers.get(Property.WILL_DELAY_INTERVAL) ?? 0,
    expiry,
  };
}

/** What the client can take. */
function applyLimits(
  connection: Connection,
  { properties, keepAlive }: ConnectRequest,
  session: Session,
): ConnectFault | undefined {
  const { core, door } = connection;
  const protocolError = { fault: 'protocol', code: Reason.PROTOCOL_ERROR } as const;
  connection.keepAlive = keepAlive;
  const receiveMaximum = properties.numbers.get(Property.RECEIVE_MAXIMUM);
  if (receiveMaximum === 0) return protocolError;
  session.outbox.maximum = receiveMaximum ?? core.settings.maxInflightMessages;
  const packetSize = properties.numbers.get(Property.MAXIMUM_PACKET_SIZE);
  if (packetSize === 0) return protocolError;
  connection.maximumPacketSize = packetSize ?? 0;
  connection.aliasMaximum = Math.min(
    properties.numbers.get(Property.TOPIC_ALIAS_MAXIMUM) ?? 0,
    door.maxTopicAliasBroker,
  );
  connection.takesPlain =
    connection.maximumPacketSize === 0 && connection.aliasMaximum === 0 && door.mountPoint === '';
  return undefined;
}

/** The client is let in: its session is taken up or begun (connect__on_authorised). */
function enter(
  connection: Connection,
  session: Session,
  request: ConnectRequest,
  isAssigned: boolean,
  authentication: ConnackProperties,
): Fault | undefined {
  const { core, door } = connection;
  const { version } = request;
  const { maxKeepalive, globalMaxClients } = core.settings;
  if (globalMaxClients > 0 && core.sessions.size >= globalMaxClients && !core.sessions.has(session.clientId))
    return refuse(connection, {
      fault: 'unspecified',
      ...(version === 5 ? { code: Reason.SERVER_BUSY } : {}),
    });
  const properties: ConnackProperties = {};
  if (maxKeepalive > 0 && (connection.keepAlive > maxKeepalive || connection.keepAlive === 0)) {
    if (version < 5) return refuse(connection, { fault: 'unspecified', code: Refusal.IDENTIFIER_REJECTED });
    connection.keepAlive = maxKeepalive;
    properties.serverKeepAlive = maxKeepalive;
  }
  const isPresent = enterSession(core, connection, session);
  if (version === 5) {
    const { maxPacketSize, maxInflightMessages, retainAvailable } = core.settings;
    if (door.maxTopicAlias > 0) properties.topicAliasMaximum = door.maxTopicAlias;
    if (isAssigned) properties.assignedClientIdentifier = session.clientId;
    if (!retainAvailable) properties.retainAvailable = false;
    if (maxPacketSize > 0) properties.maximumPacketSize = maxPacketSize;
    if (maxInflightMessages > 0) properties.receiveMaximum = maxInflightMessages;
    if (door.maxQos !== 2) properties.maximumQoS = door.maxQos;
    Object.assign(properties, authentication);
  }
  core.log.write('debug', `Sending CONNACK to ${session.clientId} (${isPresent ? 1 : 0}, 0)`);
  const connack = connackPacket(version, isPresent && version > 3, Reason.SUCCESS, properties);
  // Whoever cannot take even this cannot be told anything (packet__check_oversize).
  const { maximumPacketSize } = connection;
  if (maximumPacketSize > 0 && connack.length - 1 > maximumPacketSize) return 'overlong';
  connection.state = 'active';
  connection.sendPacket(connack);
  core.events.emit('connect', {
    clientId: session.clientId,
    username: session.username,
    listener: door.name,
  });
  connection.session?.outbox.resume(connection, core.settings, core.clock.seconds());
  return undefined;
}
