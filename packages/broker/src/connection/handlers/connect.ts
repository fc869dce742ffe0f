import { since } from '@mosquitto-conf/config';
import type { Admission } from '../../access/access.js';
import { Property, Reason, Refusal } from '../../packets/codes.js';
import type { Fault } from '../../packets/fault.js';
import { type ConnackProperties, connackPacket } from '../../packets/generated.js';
import type { Reader } from '../../packets/reader.js';
import { NEVER, Session } from '../../session/session.js';
import { enterSession, publishWill } from '../../session/sessions.js';
import { Authentication } from '../authentication.js';
import type { Connection } from '../connection.js';
import type { ConnectFault } from './connect-fault.js';
import { userOf } from './connect-names.js';
import { willOf } from './connect-will.js';
import { type ConnectRequest, readConnect } from './read-connect.js';

/** A client wants to come in. */
export function handleConnect(connection: Connection, flags: number, reader: Reader): Fault | undefined {
  if (connection.state !== 'new') return refuseSecond(connection);
  connection.core.counters.connectsReceived++;
  const request = readConnect(connection, flags, reader);
  if ('fault' in request) return refuse(connection, request);
  const { version } = request;
  const named = userOf(connection, request);
  if ('fault' in named) return refuse(connection, named);
  const { clientId, username, isTrusted } = named;
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
  session.will = request.will && willOf(request.will, connection.door, { clientId, username });
  const limits = applyLimits(connection, request, session);
  if (limits) return refuse(connection, limits);
  const method = request.properties.texts.get(Property.AUTHENTICATION_METHOD);
  const handler = method === undefined ? undefined : connection.core.authentication.get(method);
  if (method !== undefined && !handler)
    return refuse(connection, { fault: 'not-supported', code: Reason.BAD_AUTHENTICATION_METHOD });
  const data = request.properties.data.get(Property.AUTHENTICATION_DATA);
  const finish = (admission: Admission, authentication: ConnackProperties = {}): Fault | undefined => {
    connection.core.decided('connect', session, { ...admission, ...byPlace(admission) });
    if (!admission.allowed) {
      // Before 2.1 one that is not let in has no name any more.
      if (!since(connection.core.release, '2.1')) connection.clientId = undefined;
      const code = version === 5 ? Reason.NOT_AUTHORIZED : Refusal.NOT_AUTHORIZED;
      return refuse(connection, { fault: 'not-authorized', code });
    }
    return enter(connection, session, request, authentication);
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

/** A second CONNECT is one too many [MQTT-3.1.0-2]: the session ends with it, its will unsaid (handle__connect). */
function refuseSecond({ session, core, transport, name }: Connection): Fault {
  const who = since(core.release, '2.1') ? `${transport.address}:${transport.port}` : name;
  core.log.write('notice', `Bad client ${who} sending multiple CONNECT messages.`);
  if (session) {
    session.will = undefined;
    session.cleanStart = true;
    session.expiryInterval = 0;
  }
  return 'protocol';
}

/** Sends a CONNACK, unless the client cannot take even that (packet__check_oversize). */
function sendConnack(connection: Connection, connack: Buffer): boolean {
  const { maximumPacketSize } = connection;
  if (maximumPacketSize > 0 && connack.length - 1 > maximumPacketSize) return false;
  connection.sendPacket(connack);
  return true;
}

/** Tells the client that it is not let in, as far as its version has words for that. */
function refuse(connection: Connection, { fault, code }: ConnectFault): Fault {
  const { core } = connection;
  if (code !== undefined) {
    const to = connection.clientId ?? connection.address;
    core.log.write('debug', `Sending CONNACK to ${to} (0, ${code})`);
    const { maxQos } = connection.door;
    // Whoever is refused is told of the QoS all the same (send__connack).
    const properties = maxQos !== 2 && since(core.release, '2.0') ? { maximumQoS: maxQos } : {};
    sendConnack(connection, connackPacket(connection.version, false, code, properties));
  }
  return fault;
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
  session.outbox.begin(receiveMaximum ?? core.settings.maxInflightMessages);
  session.inbox.begin(core.settings.maxInflightMessages);
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
  authentication: ConnackProperties,
): Fault | undefined {
  const { core, door } = connection;
  const { version } = request;
  const { maxKeepalive, globalMaxClients } = core.settings;
  if (
    globalMaxClients > 0 &&
    core.sessions.size >= globalMaxClients &&
    !core.sessions.has(session.clientId)
  ) {
    // It is known by then, so that its will is said.
    publishWill(core, session);
    return refuse(connection, {
      fault: 'unspecified',
      ...(version === 5 ? { code: Reason.SERVER_BUSY } : {}),
    });
  }
  connection.clientId = session.clientId;
  const isPresent = enterSession(core, connection, session);
  const properties: ConnackProperties = {};
  if (maxKeepalive > 0 && (connection.keepAlive > maxKeepalive || connection.keepAlive === 0)) {
    if (version === 5) {
      connection.keepAlive = maxKeepalive;
      properties.serverKeepAlive = maxKeepalive;
    } else if (core.conformance.maxKeepaliveForAll) {
      // Its session has been taken up by then, and is kept.
      connection.sendPacket(connackPacket(version, isPresent && version > 3, Refusal.IDENTIFIER_REJECTED));
      return 'unspecified';
    }
  }
  if (version === 5) {
    const { maxPacketSize, maxInflightMessages, retainAvailable } = core.settings;
    if (door.maxTopicAlias > 0) properties.topicAliasMaximum = door.maxTopicAlias;
    if (request.isAssigned) properties.assignedClientIdentifier = session.clientId;
    if (!retainAvailable) properties.retainAvailable = false;
    if (maxPacketSize > 0) properties.maximumPacketSize = maxPacketSize;
    if (maxInflightMessages > 0) properties.receiveMaximum = maxInflightMessages;
    if (door.maxQos !== 2) properties.maximumQoS = door.maxQos;
    Object.assign(properties, authentication);
  }
  core.log.write('debug', `Sending CONNACK to ${session.clientId} (${isPresent ? 1 : 0}, 0)`);
  const connack = connackPacket(version, isPresent && version > 3, Reason.SUCCESS, properties);
  if (!sendConnack(connection, connack)) return 'overlong';
  connection.state = 'active';
  core.events.emit('connect', {
    clientId: session.clientId,
    username: session.username,
    listener: door.name,
  });
  connection.session?.outbox.resume(connection, core.settings, core.clock.seconds());
  return undefined;
}
