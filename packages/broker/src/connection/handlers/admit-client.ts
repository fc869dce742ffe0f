import { since } from '@mosquitto-conf/config';
import { entryLine, willLines } from '../../log/client-lines.js';
import { Reason, Refusal } from '../../packets/codes.js';
import { type ConnackProperties, encodeConnack } from '../../packets/connack.js';
import type { Fault } from '../../packets/fault.js';
import { pluginClient } from '../../plugins/plugin-client.js';
import type { Session } from '../../session/session.js';
import { enterSession, publishWill } from '../../session/sessions.js';
import type { ClientConnection } from '../client-connection.js';
import type { ConnectRequest } from './connect-request.js';
import { refuseClient, sendConnack } from './refuse-client.js';

/**
 * Connects a client that may connect: its session begins or is resumed, and a CONNACK is sent (connect__on_authorised).
 * @param fresh the session as the CONNECT describes it
 * @param authentication the end of an enhanced authentication
 */
export function admitClient(
  connection: ClientConnection,
  fresh: Session,
  request: ConnectRequest,
  authentication: ConnackProperties,
): Fault | undefined {
  const { core, listener, keepAlive } = connection;
  const { version } = request;
  const { maxKeepalive, globalMaxClients } = core.settings;
  if (globalMaxClients > 0 && core.sessions.size >= globalMaxClients && !core.sessions.has(fresh.clientId)) {
    // Its session has begun by then, so that its will is published.
    publishWill(core, fresh);
    return refuseClient(connection, {
      fault: 'unspecified',
      ...(version === 5 ? { code: Reason.SERVER_BUSY } : {}),
    });
  }
  connection.clientId = fresh.clientId;
  const { session, isPresent } = enterSession(core, connection, fresh);
  connection.phase = { state: 'admitted', session };
  logEntry(connection, session);
  const properties: ConnackProperties = {};
  let limited: number | undefined;
  const isEndless = keepAlive.seconds === 0 && core.conformance.maxKeepaliveForNone;
  if (maxKeepalive > 0 && (keepAlive.seconds > maxKeepalive || isEndless)) {
    if (version === 5) {
      keepAlive.seconds = maxKeepalive;
      limited = maxKeepalive;
    } else if (core.conformance.maxKeepaliveForAll) {
      // Its session was resumed by then, and is kept.
      connection.sendPacket(encodeConnack(version, isPresent && version > 3, Refusal.IDENTIFIER_REJECTED));
      return 'unspecified';
    }
  }
  if (version === 5) {
    const limits = limitsOf(connection, request.isAssigned, limited);
    Object.assign(properties, limits, authentication);
  }
  listener.plugins?.connected(pluginClient(session));
  core.log.write('debug', `Sending CONNACK to ${session.clientId} (${isPresent ? 1 : 0}, 0)`);
  const connack = encodeConnack(version, isPresent && version > 3, Reason.SUCCESS, properties);
  if (!sendConnack(connection, connack)) return 'overlong';
  connection.activate(session);
  core.events.emit('connect', {
    clientId: session.clientId,
    username: session.username,
    listener: listener.name,
  });
  session.outbox.resume(connection, core.settings, core.clock.seconds());
  return undefined;
}

/** What the broker accepts, as properties of a CONNACK of 5.0, in Mosquitto's order (connect__on_authorised). */
function limitsOf(
  { core, listener, clientId }: ClientConnection,
  isAssigned: boolean,
  keepAlive: number | undefined,
): ConnackProperties {
  const { maxPacketSize, maxInflightMessages, retainAvailable } = core.settings;
  const { maxTopicAlias, maxQos } = listener;
  const isKeepAliveFirst = core.conformance.maxKeepaliveForAll;
  const serverKeepAlive = keepAlive === undefined ? {} : { serverKeepAlive: keepAlive };
  return {
    ...(isKeepAliveFirst ? serverKeepAlive : {}),
    ...(maxTopicAlias > 0 ? { topicAliasMaximum: maxTopicAlias } : {}),
    ...(isKeepAliveFirst ? {} : serverKeepAlive),
    ...(isAssigned && clientId !== undefined ? { assignedClientIdentifier: clientId } : {}),
    ...(retainAvailable ? {} : { retainAvailable }),
    ...(maxPacketSize > 0 ? { maximumPacketSize: maxPacketSize } : {}),
    ...(maxInflightMessages > 0 && core.conformance.announcesReceiveMaximum
      ? { receiveMaximum: maxInflightMessages }
      : {}),
    ...(maxQos === 2 ? {} : { maximumQoS: maxQos }),
  };
}

function logEntry({ core, keepAlive, transport, credentials }: ClientConnection, session: Session): void {
  const { log, settings, release } = core;
  const { cipher } = credentials.identity;
  if (settings.connectionMessages) {
    const { kind, text } = entryLine(release, transport, keepAlive.seconds, session);
    log.write(kind, text);
    for (const line of willLines(session)) log.write('debug', line);
  }
  // Since 2.1 (connect__on_authorised).
  if (cipher && since(release, '2.1')) log.write('notice', `Client ${session.clientId} negotiated ${cipher}`);
}
