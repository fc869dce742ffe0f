import { since } from '@mosquitto-conf/config';
import type { Admission } from '../../access/access.js';
import { Property, Reason, Refusal } from '../../packets/codes.js';
import type { ConnackProperties } from '../../packets/connack.js';
import type { Fault } from '../../packets/fault.js';
import type { Reader } from '../../packets/reader.js';
import { NEVER, Session } from '../../session/session.js';
import { Authentication, type AuthenticationHandler } from '../authentication.js';
import type { Connection } from '../connection.js';
import { phases } from '../phase.js';
import { TopicAliases } from '../topic-aliases.js';
import { admitClient } from './admit-client.js';
import { userOf } from './client-names.js';
import type { ConnectFault } from './connect-fault.js';
import type { ConnectRequest } from './connect-request.js';
import { readConnect } from './read-connect.js';
import { refuseClient } from './refuse-client.js';
import { willOf } from './will.js';

/** Reads a CONNECT, decides whether the client may connect, and answers with a CONNACK. */
export function handleConnect(connection: Connection, flags: number, reader: Reader): Fault | undefined {
  const { core } = connection;
  if (connection.phase.state !== 'new') return refuseSecond(connection);
  core.counters.connectsReceived++;
  const request = readConnect(connection, flags, reader);
  if ('fault' in request) return refuseClient(connection, request);
  const user = userOf(connection, request);
  if ('fault' in user) return refuseClient(connection, user);
  const session = sessionOf(connection, request, user);
  const limits = applyLimits(connection, request, session);
  if (limits) return refuseClient(connection, limits);
  const method = request.properties.texts.get(Property.AUTHENTICATION_METHOD);
  const handler = method === undefined ? undefined : core.authentication.get(method);
  if (method !== undefined && !handler)
    return refuseClient(connection, { fault: 'not-supported', code: Reason.BAD_AUTHENTICATION_METHOD });
  connection.credentials.password = request.password;
  connection.credentials.isTrusted = user.isTrusted;
  const connect = { connection, session, request };
  if (core.refused.has(session.clientId))
    return finish(connect, { allowed: false, reason: 'refused-by-test' });
  if (method !== undefined && handler) return authenticate(connect, method, handler);
  if (user.isTrusted) return finish(connect, { allowed: true, reason: 'certificate-accepted' });
  const admission = core.access.admit(connection.listener, session, request.password);
  if (!('then' in admission)) return finish(connect, admission);
  connection.phase = phases.deciding;
  connection.wait();
  admission.then(
    (decided) => {
      if (connection.phase.state !== 'deciding') return;
      const fault = finish(connect, decided);
      if (fault) connection.close(fault);
      else connection.go();
    },
    () => connection.close('unspecified'),
  );
  return undefined;
}

/** A CONNECT that is being decided on. */
interface PendingConnect {
  readonly connection: Connection;
  readonly session: Session;
  readonly request: ConnectRequest;
}

/** Asks the handler of an authentication method, and finishes once it accepts or refuses. */
function authenticate(connect: PendingConnect, method: string, handler: AuthenticationHandler): undefined {
  const { connection, session, request } = connect;
  const { clientId, username } = session;
  const listener = connection.listener.name;
  const exchange = { method, clientId, username, listener, step: 0, isReauthentication: false };
  const authentication = new Authentication(connection, handler, exchange, {
    accept: (answer, name) => {
      if (name !== undefined) session.username = name;
      // No password is checked after a reload.
      connection.credentials.isTrusted = true;
      return finish(
        connect,
        { allowed: true, reason: 'authentication-accepted' },
        { authenticationMethod: method, ...(answer?.length ? { authenticationData: answer } : {}) },
      );
    },
    refuse: () => finish(connect, { allowed: false, reason: 'authentication-refused' }) ?? 'not-authorized',
  });
  connection.credentials.authentication = authentication;
  connection.phase = phases.deciding;
  const data = request.properties.data.get(Property.AUTHENTICATION_DATA);
  authentication.next(data && Buffer.from(data));
}

/** Answers, once it is decided whether the client may connect. */
function finish(
  { connection, session, request }: PendingConnect,
  admission: Admission,
  authentication: ConnackProperties = {},
): Fault | undefined {
  const { core } = connection;
  const { place } = admission;
  core.decided('connect', session, { ...admission, ...(place ? { by: { place } } : {}) });
  if (admission.allowed) return admitClient(connection, session, request, authentication);
  // Before 2.1 the log no longer knows the client id of a client that is refused.
  if (!since(core.release, '2.1')) connection.clientId = undefined;
  const code = request.version === 5 ? Reason.NOT_AUTHORIZED : Refusal.NOT_AUTHORIZED;
  return refuseClient(connection, { fault: 'not-authorized', code });
}

/** A second CONNECT is an error [MQTT-3.1.0-2]: the session ends, and its will is not published (handle__connect). */
function refuseSecond({ phase: { session }, core, transport, name }: Connection): Fault {
  const who = since(core.release, '2.1') ? `${transport.address}:${transport.port}` : name;
  core.log.write('notice', `Bad client ${who} sending multiple CONNECT messages.`);
  if (session) {
    session.will = undefined;
    session.cleanStart = true;
    session.expiryInterval = 0;
  }
  return 'protocol';
}

/** The session as a CONNECT describes it. */
function sessionOf(
  { listener }: Connection,
  { version, isBridge, cleanStart, properties, will }: ConnectRequest,
  { clientId, username }: { readonly clientId: string; readonly username: string | undefined },
): Session {
  const session = new Session(clientId);
  session.username = username;
  session.version = version;
  session.listener = listener;
  session.isBridge = isBridge;
  session.cleanStart = cleanStart;
  session.expiryInterval =
    version === 5 ? (properties.numbers.get(Property.SESSION_EXPIRY_INTERVAL) ?? 0) : cleanStart ? 0 : NEVER;
  session.will = will && willOf(will, listener, { clientId, username });
  return session;
}

/** Sets what the client can accept. */
function applyLimits(
  connection: Connection,
  { properties, keepAlive, version }: ConnectRequest,
  session: Session,
): ConnectFault | undefined {
  const { core, listener } = connection;
  connection.keepAlive.seconds = keepAlive;
  const receiveMaximum = properties.numbers.get(Property.RECEIVE_MAXIMUM);
  if (receiveMaximum === 0) return { fault: 'protocol', code: Reason.PROTOCOL_ERROR };
  session.outbox.begin(receiveMaximum ?? core.settings.maxInflightMessages);
  session.inbox.begin(core.settings.maxInflightMessages);
  if (version === 5) {
    const given = properties.numbers.get(Property.TOPIC_ALIAS_MAXIMUM) ?? 0;
    connection.aliases = new TopicAliases(Math.min(given, listener.maxTopicAliasBroker));
  }
  return undefined;
}
